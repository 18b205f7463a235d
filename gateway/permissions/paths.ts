/** A place in an answer with list positions left out: `people.@.income`. */
export type NormalPath = string;

/** Joins a parent's path and a response key. */
export const childPath = (parent: NormalPath, key: string): NormalPath =>
  parent === '' ? key : `${parent}.${key}`;

/** Joins the path of a list and the mark that stands for all its positions. */
export const itemPath = (list: NormalPath): NormalPath => `${list}.@`;

/** An error's path without list positions, as segments. */
export function normalSegments(path: readonly (string | number)[]): string[] {
  return path.map((segment) => (typeof segment === 'number' ? '@' : segment));
}

/** How many times something happened, by path; in the order of first occurrence. */
export class PathCounts {
  private readonly counts = new Map<NormalPath, number>();

  add(path: NormalPath, count = 1): void {
    this.counts.set(path, (this.counts.get(path) ?? 0) + count);
  }

  get size(): number {
    return this.counts.size;
  }

  entries(): IterableIterator<[NormalPath, number]> {
    return this.counts.entries();
  }
}
