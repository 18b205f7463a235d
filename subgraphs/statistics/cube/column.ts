import type { DimensionValue } from '../../../schema/statistics/facts';
import { NO_VALUE, type Dictionary } from './dictionary';
import { roomFor } from './growing';

/** Stands for a set of several values; see Column.valuesOf. */
export const SEVERAL = 0xffff;

const MAX_SETS = 0xffff;

/**
 * A dimension of the facts of a kind. Each fact has the number of its set of values: most sets have
 * one value, sets of lists have several, and as records share them there are few.
 */
export class Column {
  readonly dictionary: Dictionary;
  /** The number of the set of each fact. */
  sets = new Uint16Array(0);
  /** The value of each set, or SEVERAL. */
  single = new Uint16Array(0);
  /** Whether the dimension had a list: its values are no partition of the records. */
  isList = false;
  readonly #codes: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
    this.#setOf(null);
  }

  put(row: number, value: DimensionValue): void {
    if (Array.isArray(value)) this.isList = true;
    this.sets = roomFor(this.sets, row + 1);
    this.sets[row] = this.#setOf(value);
  }

  /** The codes of a set. */
  valuesOf(set: number): readonly number[] {
    return this.#codes[set]!;
  }

  #setOf(value: DimensionValue): number {
    const values = Array.isArray(value)
      ? [...new Set(value)].sort()
      : value === null
        ? []
        : [value];
    const name = values.length === 1 ? values[0]! : values.join('\0');
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#codes.length;
      if (number > MAX_SETS)
        throw new RangeError('A dimension has more than 65,536 sets of values.');
      const codes = values.map((each) => this.dictionary.codeOf(each));
      this.#codes.push(codes.length === 0 ? [NO_VALUE] : codes);
      this.#numbers.set(name, number);
      this.single = roomFor(this.single, number + 1);
      this.single[number] = codes.length > 1 ? SEVERAL : (codes[0] ?? NO_VALUE);
    }
    return number;
  }
}
