/** An entry of a list whose entries have versions. */
interface Versioned {
  /** First day in force, YYYY-MM-DD; the next version of the entry ends it. */
  readonly effectiveFrom: string;
}

/**
 * The versions in force on a day, one of each entry, in the order of the list.
 * @param nameOf what the versions of an entry have in common
 */
export function inForce<Entry extends Versioned>(
  entries: readonly Entry[],
  on: string,
  nameOf: (entry: Entry) => string,
): Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.effectiveFrom > on) continue;
    const name = nameOf(entry);
    const known = latest.get(name);
    if (known === undefined || known.effectiveFrom < entry.effectiveFrom) latest.set(name, entry);
  }
  return [...latest.values()];
}
