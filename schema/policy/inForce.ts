/** An entry of a list whose entries have versions; the next version of its code ends it. */
interface Versioned {
  readonly code: string;
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string;
}

/** The versions in force on a day, one of each code, in the order of the list. */
export function inForce<Entry extends Versioned>(entries: readonly Entry[], on: string): Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.effectiveFrom > on) continue;
    const known = latest.get(entry.code);
    if (known === undefined || known.effectiveFrom < entry.effectiveFrom)
      latest.set(entry.code, entry);
  }
  return [...latest.values()];
}
