/** Professions with a licence register; the meanings stand in schema/social.graphql. */
export type Profession = 'LAWYER' | 'TEACHER' | 'DOCTOR';
