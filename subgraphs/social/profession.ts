/** Professions with a licence register; the meanings stand in schema/social/Profession.graphql. */
export type Profession = 'LAWYER' | 'TEACHER' | 'DOCTOR';
