import { isObjectType, type GraphQLSchema } from 'graphql';
import type { Disclosure } from './record';

/** The classes of records of one type that are RESTRICTED, each with what belongs to it. */
export type RestrictedClasses<Facts> = Readonly<Record<string, (facts: Facts) => boolean>>;

/** The classes of the record types of a subgraph, by type name. */
export type RestrictedByType = Readonly<Record<string, RestrictedClasses<never>>>;

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

/**
 * The names of the classes by record type, sorted.
 * @throws Error where a record type has none declared: its lists would withhold without a word
 */
export function restrictedNames(
  schema: GraphQLSchema,
  declared: RestrictedByType = {},
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'CreditRecord'))
      continue;
    const classes = declared[type.name];
    if (classes === undefined)
      throw new Error(`The record type ${type.name} does not declare its restricted classes.`);
    names.set(type.name, Object.keys(classes).sort());
  }
  return names;
}
