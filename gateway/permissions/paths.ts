/** A place in an answer with list positions left out: `people.@.income`. */
export type NormalPath = string;

/** Joins a parent's path and a response key. */
export const childPath = (parent: NormalPath, key: string): NormalPath =>
  parent === '' ? key : `${parent}.${key}`;

/** Joins the path of a list and the mark that stands for all its positions. */
export const itemPath = (list: NormalPath): NormalPath => `${list}.@`;

/** A place in the client's answer, as the executor names it. */
export type AnswerPath = readonly (string | number)[];

/**
 * The place in the client's answer of a path that a subgraph reports relative to its own: in an
 * entity fetch that begins with `_entities.@`, which stands for the place it was made for.
 * @param at the place the fetch was made for
 */
export function reportedPath(at: AnswerPath, path: NormalPath): NormalPath {
  if (at.length === 0 && !path.startsWith('_entities.')) return path;
  const segments = path.split('.');
  const own = segments[0] === '_entities' ? segments.slice(2) : segments;
  const parent = normalSegments(at).filter((segment) => !segment.startsWith('|'));
  return [...parent, ...own].join('.');
}

/** An error's path without list positions, as segments. */
export function normalSegments(path: readonly (string | number)[]): string[] {
  return path.map((segment) => (typeof segment === 'number' ? '@' : segment));
}

/** How many times something happened, by path and reason; in the order of first occurrence. */
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

  /** Each path with its count, whatever the reasons. */
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
