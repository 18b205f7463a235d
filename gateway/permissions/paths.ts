import { inOrder, MAX_POSITIONS, type Position } from '../errors/positions';

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

/** The position in an error's path; undefined when the path does not give all of it. */
export function positionOf(path: readonly (string | number)[]): Position | undefined {
  if (path.includes('@')) return undefined;
  return path.filter((segment) => typeof segment === 'number');
}

/** How often something occurred at a path, and at its first positions. */
export interface Occurrences {
  readonly count: number;
  /** The first `MAX_POSITIONS` in the order of the response. */
  readonly positions: readonly Position[];
}

/** Counts of occurrences, by path and reason; in the order of first occurrence. */
export class PathCounts {
  private readonly counts = new Map<NormalPath, Map<string | undefined, Counted>>();

  /** @param position of the occurrence in the lists on the path; copied */
  add(path: NormalPath, count = 1, reason?: string, position?: Position): void {
    let reasons = this.counts.get(path);
    if (reasons === undefined)
      this.counts.set(path, (reasons = new Map<string | undefined, Counted>()));
    let counted = reasons.get(reason);
    if (counted === undefined) reasons.set(reason, (counted = { count: 0, positions: [] }));
    counted.count += count;
    if (position !== undefined) keepFirst(counted.positions, position);
  }

  get size(): number {
    return this.counts.size;
  }

  /** Each path and reason with its occurrences; reasons with the same name count together. */
  *groups<Name>(
    nameOf: (reason: string | undefined) => Name,
  ): IterableIterator<[NormalPath, Name, Occurrences]> {
    for (const [path, reasons] of this.counts) {
      const named = new Map<Name, Counted>();
      for (const [reason, { count, positions }] of reasons) {
        const name = nameOf(reason);
        const known = named.get(name);
        if (known === undefined) named.set(name, { count, positions: [...positions] });
        else {
          known.count += count;
          known.positions.push(...positions);
        }
      }
      for (const [name, occurrences] of named) yield [path, name, occurrences];
    }
  }
}

interface Counted {
  count: number;
  readonly positions: Position[];
}

/**
 * Adds a position to sorted ones, of which the first `MAX_POSITIONS` are kept: subgraphs answer in an
 * order of their own.
 */
function keepFirst(positions: Position[], position: Position): void {
  const isFull = positions.length === MAX_POSITIONS;
  if (isFull && inOrder(position, positions.at(-1)!) >= 0) return;
  if (isFull) positions.pop();
  const after = positions.findIndex((each) => inOrder(position, each) < 0);
  positions.splice(after < 0 ? positions.length : after, 0, [...position]);
}
