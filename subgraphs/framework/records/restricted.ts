import type { Disclosure } from './record';

/** The classes of records of one type that are RESTRICTED, each with what belongs to it. */
export type RestrictedClasses<Facts> = Readonly<Record<string, (facts: Facts) => boolean>>;

/** What of a record decides about its class, for types that have no other facts. */
export interface OfPerson {
  readonly subjectIsPerson: boolean;
}

/** Types whose records are published of everybody but natural persons. */
export const OF_PERSONS: RestrictedClasses<OfPerson> = {
  NATURAL_PERSON_RECORDS: ({ subjectIsPerson }) => subjectIsPerson,
};

/** Types whose records the law publishes, whoever they are of. */
export const PUBLISHED: RestrictedClasses<never> = {};

/** How widely a record is disclosed: RESTRICTED where it belongs to one of the classes. */
export function disclosureOf<Facts>(classes: RestrictedClasses<Facts>, facts: Facts): Disclosure {
  return Object.values(classes).some((has) => has(facts)) ? 'RESTRICTED' : 'OPEN';
}
