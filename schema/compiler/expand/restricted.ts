/** The class of RESTRICTED records of a kind whose source names no other class. */
const OF_PERSONS = 'NATURAL_PERSON_RECORDS';

/** The classes of a kind's RESTRICTED records, sorted, from the arguments of its `@record`. */
export function restrictedClasses(record: Readonly<Record<string, unknown>>): string[] {
  const { restricted, persons } = record;
  if (Array.isArray(restricted)) return restricted.map(String).sort();
  return persons === 'OPEN' ? [] : [OF_PERSONS];
}
