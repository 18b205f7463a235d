import { mix } from './hash';

/**
 * Subjects that are tracked of each cell. More than any threshold of the policy: a cell with this
 * many is large enough, whatever other subjects it has.
 */
export const TRACKED = 8;

/** A measure of the cells of a roll-up: sums, and the largest contribution of one record. */
interface MeasureCells {
  sum: Float64Array;
  max: Float64Array;
}

/** What one line of the facts adds to a cell. */
export interface Line {
  key: number;
  subject: number;
  weight: number;
  /** A contribution by measure; NaN for none. */
  readonly values: Float64Array;
}

/** Cells found by their coordinates, in arrays that grow; one element of each array per cell. */
export class Cells {
  readonly width: number;
  readonly #stride: number;
  readonly measures: readonly MeasureCells[];
  size = 0;
  codes: Uint16Array;
  periods = new Int32Array(0);
  counts = new Int32Array(0);
  /** The least key of the records: it seldom changes as records are added; see protection/round.ts. */
  keys = new Uint32Array(0);
  subjects = new Int32Array(0);
  weights = new Int32Array(0);
  /** 1 if a subject had no room among the tracked ones. */
  full = new Uint8Array(0);
  /** 1 if a removal took what only a recount can replace. */
  stale = new Uint8Array(0);
  staleCells = 0;
  #slots = new Int32Array(1024);

  /** @param stride periods that are made together, numbered from 0; 1 for single periods */
  constructor(width: number, measures: number, stride: number) {
    this.width = width;
    this.#stride = stride;
    this.codes = new Uint16Array(0);
    this.measures = Array.from({ length: measures }, () => ({
      sum: new Float64Array(0),
      max: new Float64Array(0),
    }));
  }

  /** The cell at these coordinates; -1 if there is none and it is not to be made. */
  at(codes: Uint16Array, period: number, make: boolean): number {
    if (this.#stride === 1) return this.#find(codes, period, make);
    const first = this.#find(codes, 0, make);
    return first < 0 ? first : first + period;
  }

  #find(codes: Uint16Array, period: number, make: boolean): number {
    const { width } = this;
    let hash = period;
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + codes[i]!;
    const mask = this.#slots.length - 1;
    for (let slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      const cell = this.#slots[slot]! - 1;
      if (cell < 0) return make ? this.#make(codes, period, slot) : -1;
      if (this.periods[cell] === period && this.#isAt(cell, codes)) return cell;
    }
  }

  add(cell: number, line: Line): void {
    const { weight, key, values } = line;
    const count = (this.counts[cell]! += weight);
    if (count === 0) return this.#empty(cell);
    if (weight > 0) {
      if (key < this.keys[cell]! || count === weight) this.keys[cell] = key;
    } else if (key === this.keys[cell]) this.#markStale(cell);
    this.#track(cell, line.subject, weight);
    for (let i = 0; i < this.measures.length; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const { sum, max } = this.measures[i]!;
      sum[cell]! += weight * value;
      const size = Math.abs(value);
      if (weight > 0) {
        if (size > max[cell]!) max[cell] = size;
      } else if (size === max[cell] && size > 0) this.#markStale(cell);
    }
  }

  /** Distinct subjects of a cell, counted up to TRACKED. */
  subjectsOf(cell: number): number {
    let subjects = 0;
    for (let i = cell * TRACKED; i < (cell + 1) * TRACKED; i++)
      if (this.weights[i]! > 0) subjects++;
    return subjects;
  }

  /** Sets what a recount found; `subjects` are at most TRACKED. */
  replace(cell: number, key: number, subjects: readonly [number, number][], full: boolean): void {
    this.keys[cell] = key;
    this.full[cell] = full ? 1 : 0;
    this.weights.fill(0, cell * TRACKED, (cell + 1) * TRACKED);
    subjects.forEach(([subject, weight], i) => {
      this.subjects[cell * TRACKED + i] = subject;
      this.weights[cell * TRACKED + i] = weight;
    });
    this.stale[cell] = 0;
    this.staleCells--;
  }

  #isAt(cell: number, codes: Uint16Array): boolean {
    const start = cell * this.width;
    for (let i = 0; i < this.width; i++) if (this.codes[start + i] !== codes[i]) return false;
    return true;
  }

  #make(codes: Uint16Array, period: number, slot: number): number {
    const cell = this.size;
    this.size += this.#stride;
    if (this.size > this.periods.length) this.#grow(Math.max(256, this.size * 2));
    for (let i = 0; i < this.#stride; i++) {
      this.codes.set(codes, (cell + i) * this.width);
      this.periods[cell + i] = period + i;
    }
    this.#slots[slot] = cell + 1;
    if ((this.size / this.#stride) * 2 > this.#slots.length) this.#rehash();
    return cell;
  }

  #grow(capacity: number): void {
    const larger = <A extends Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array>(
      array: A,
      each = 1,
    ): A => {
      const copy = new (array.constructor as new (length: number) => A)(capacity * each);
      copy.set(array);
      return copy;
    };
    this.codes = larger(this.codes, this.width);
    this.periods = larger(this.periods);
    this.counts = larger(this.counts);
    this.keys = larger(this.keys);
    this.subjects = larger(this.subjects, TRACKED);
    this.weights = larger(this.weights, TRACKED);
    this.full = larger(this.full);
    this.stale = larger(this.stale);
    for (const measure of this.measures) {
      measure.sum = larger(measure.sum);
      measure.max = larger(measure.max);
    }
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 4);
    const mask = this.#slots.length - 1;
    for (let cell = 0; cell < this.size; cell += this.#stride) {
      let hash = this.periods[cell]!;
      for (let i = 0; i < this.width; i++)
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + this.codes[cell * this.width + i]!;
      let slot = mix(hash) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = cell + 1;
    }
  }

  #track(cell: number, subject: number, weight: number): void {
    const start = cell * TRACKED;
    let free = -1;
    for (let i = start; i < start + TRACKED; i++) {
      if (this.weights[i]! <= 0) free = i;
      else if (this.subjects[i] === subject) {
        // A cell with untracked subjects stays large as long as no tracked one leaves it.
        if ((this.weights[i]! += weight) === 0 && this.full[cell] === 1) this.#markStale(cell);
        return;
      }
    }
    if (weight < 0) return;
    if (free < 0) this.full[cell] = 1;
    else {
      this.subjects[free] = subject;
      this.weights[free] = weight;
    }
  }

  #markStale(cell: number): void {
    if (this.stale[cell] === 1) return;
    this.stale[cell] = 1;
    this.staleCells++;
  }

  #empty(cell: number): void {
    this.weights.fill(0, cell * TRACKED, (cell + 1) * TRACKED);
    this.full[cell] = 0;
    if (this.stale[cell] === 1) this.staleCells--;
    this.stale[cell] = 0;
    for (const { sum, max } of this.measures) sum[cell] = max[cell] = 0;
  }
}
