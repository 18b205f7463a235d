/** A path in a response without list positions: `people.@.income`. */
export type NormalPath = string;

/** Joins a parent's path and a response key. */
export const childPath = (parent: NormalPath, key: string): NormalPath =>
  parent === '' ? key : `${parent}.${key}`;

/** Joins the path of a list and the mark `@` for all its positions. */
export const itemPath = (list: NormalPath): NormalPath => `${list}.@`;

/** A path in the client's response, in the executor's form. */
export type AnswerPath = readonly (string | number)[];

/**
 * Converts a path that a subgraph reports relative to its own response to a path in the client's
 * response: in an entity fetch it begins with `_entities.@`, which stands for the path of the
 * entities.
 * @param at the path for which the fetch was made
 */
export function reportedPath(at: AnswerPath, path: NormalPath): NormalPath {
  if (at.length === 0 && !path.startsWith('_entities.')) return path;
  const segments = path.split('.');
  const own = segments[0] === '_entities' ? segments.slice(2) : segments;
  const parent = normalSegments(at).filter((segment) => !segment.startsWith('|'));
  return [...parent, ...own].join('.');
}

/** The segments of an error's path, with `@` for list positions. */
export function normalSegments(path: readonly (string | number)[]): string[] {
  return path.map((segment) => (typeof segment === 'number' ? '@' : segment));
}

/** Counts of occurrences, by path and reason; in the order of first occurrence. */
export class PathCounts {
  private readonly counts = new Map<NormalPath, Map<string | undefined, number>>();

  add(path: NormalPath, count = 1, reason?: string): void {
    let reasons = this.counts.get(path);
    if (reasons === undefined)
      this.counts.set(path, (reasons = new Map<string | undefined, number>()));
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }

  get size(): number {
    return this.counts.size;
  }

  /** Each path with its count over all reasons. */
  *entries(): IterableIterator<[NormalPath, number]> {
    for (const [path, reasons] of this.counts) {
      let total = 0;
      for (const count of reasons.values()) total += count;
      yield [path, total];
    }
  }

  /** Each path and reason with its count. */
  *byReason(): IterableIterator<[NormalPath, string | undefined, number]> {
    for (const [path, reasons] of this.counts)
      for (const [reason, count] of reasons) yield [path, reason, count];
  }
}
