/** The kind of the facts of subjects, beside those of records; the type of a subject in the SDL. */
export const SUBJECT_KIND_OF_FACTS = 'Subject';
