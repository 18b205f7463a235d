import type { Disclosure } from './record';

/** The RESTRICTED classes of a record type, each with its membership test. */
export type RestrictedClasses<Facts> = Readonly<Record<string, (facts: Facts) => boolean>>;

/** The fact that decides the class of a record, for types without other facts. */
export interface OfPerson {
  readonly subjectIsPerson: boolean;
}

/** The classes of types whose records are published unless they are of natural persons. */
export const OF_PERSONS: RestrictedClasses<OfPerson> = {
  NATURAL_PERSON_RECORDS: ({ subjectIsPerson }) => subjectIsPerson,
};

/** The classes of types whose records the law publishes for every subject: none is RESTRICTED. */
export const PUBLISHED: RestrictedClasses<never> = {};

/** RESTRICTED if a record belongs to one of the classes, otherwise OPEN. */
export function disclosureOf<Facts>(classes: RestrictedClasses<Facts>, facts: Facts): Disclosure {
  return Object.values(classes).some((includes) => includes(facts)) ? 'RESTRICTED' : 'OPEN';
}
