/** Professions with a licence register; the meanings stand in schema/social/Profession.graphql. */
export type { Profession } from '../../schema/generated/social.rows';
