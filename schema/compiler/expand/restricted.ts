/** The class of records that a kind has RESTRICTED where its source names no other. */
const OF_PERSONS = 'NATURAL_PERSON_RECORDS';

/** The classes of a kind's records that are RESTRICTED, sorted, from what its `@record` says. */
export function restrictedClasses(record: Readonly<Record<string, unknown>>): string[] {
  const { restricted, persons } = record;
  if (Array.isArray(restricted)) return restricted.map(String).sort();
  return persons === 'OPEN' ? [] : [OF_PERSONS];
}
