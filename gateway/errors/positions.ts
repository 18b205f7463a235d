import { peekValue } from '../execution/answerValues';

/** Positions in the lists on a path, one for each `@`, from the outermost list inwards. */
export type Position = readonly number[];

/**
 * Errors that one refused or failed field of list items may have: enough to show a client where to
 * look, while the response to a page of 100 items with several refused fields stays small.
 */
export const MAX_POSITIONS = 10;

/**
 * The extension with the positions of an error whose path has `@`: an array of positions. A symbol,
 * because no subgraph can send one.
 */
export const POSITIONS = Symbol('positions');

/** Where a field of list items is null in a response. */
export interface NullPositions {
  /** The first `MAX_POSITIONS`, in the order of the response. */
  readonly positions: readonly Position[];
  readonly total: number;
}

type Data = Readonly<Record<string, unknown>>;

/** Finds the nulls in the data of one response. A path has `@` for every list on the way. */
export class NullFinder {
  private readonly data: unknown;
  private readonly opened = new Map<unknown, unknown>();

  constructor(data: unknown) {
    this.data = data;
  }

  /**
   * The items in which a field is null. When it is null in no item, the nulls above it count: an
   * object or list that is null hides the field.
   */
  nullsAt(path: readonly string[]): NullPositions {
    const own = new Collected();
    const above = new Collected();
    const position: number[] = [];
    const look = (value: unknown, step: number): void => {
      const found = this.open(value);
      if (found === null) {
        (step === path.length ? own : above).add(position);
      } else if (step === path.length) {
        return;
      } else if (path[step] !== '@') {
        // An object of a type on which the field is not selected does not have it.
        if (hasField(found, path[step]!)) look(found[path[step]!], step + 1);
      } else if (Array.isArray(found)) {
        found.forEach((item, index) => {
          position.push(index);
          look(item, step + 1);
          position.pop();
        });
      }
    };
    look(this.data, 0);
    return own.total > 0 ? own : above;
  }

  /** Whether a position of a path exists and is null, or is below a null. */
  isNull(path: readonly string[], position: Position): boolean {
    let value = this.open(this.data);
    let list = 0;
    for (const step of path) {
      if (value === null) return true;
      if (step !== '@') {
        if (!hasField(value, step)) return false;
        value = this.open(value[step]);
        continue;
      }
      const at = position[list++];
      if (at === undefined || !Array.isArray(value) || !Object.hasOwn(value, at)) return false;
      value = this.open(value[at]);
    }
    return value === null;
  }

  /** Raw JSON is parsed once, and stays valid. */
  private open(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (this.opened.has(value)) return this.opened.get(value);
    const opened = peekValue(value);
    if (opened !== value) this.opened.set(value, opened);
    return opened;
  }
}

function hasField(value: unknown, name: string): value is Data {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

/** A path of a response: `@` is replaced by its position; the path ends where none is known. */
export function positionedPath(path: readonly string[], position: Position): (string | number)[] {
  const result: (string | number)[] = [];
  let list = 0;
  for (const step of path) {
    const key = step === '@' ? position[list++] : step;
    if (key === undefined) break;
    result.push(key);
  }
  return result;
}

/** Orders positions as the response has them. */
export function inOrder(a: Position, b: Position): number {
  const at = a.findIndex((index, list) => index !== b[list]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}

class Collected implements NullPositions {
  readonly positions: Position[] = [];
  total = 0;

  add(position: Position): void {
    this.total++;
    if (this.positions.length < MAX_POSITIONS) this.positions.push([...position]);
  }
}
