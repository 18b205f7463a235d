import type { Line } from './cells';
import { roomFor } from './growing';
import { mix } from './hash';

/** The records and sums of each subject in each cell: for distinct subjects and their shares. */
export class Pairs {
  size = 0;
  readonly #measures: number;
  #cells = new Int32Array(0);
  #subjects = new Int32Array(0);
  #weights = new Int32Array(0);
  #sums: Float64Array[];
  #slots: Int32Array;
  #counts = new Int32Array(0);
  #tops: Float64Array[];
  #topsAreStale = false;

  /** @param expected pairs there may be: the fewer times the index grows, the shorter the pauses */
  constructor(measures: number, expected: number) {
    this.#measures = measures;
    this.#slots = new Int32Array(2 ** Math.max(10, Math.ceil(Math.log2(expected * 2 + 1))));
    this.#sums = Array.from({ length: measures }, () => new Float64Array(0));
    this.#tops = Array.from({ length: measures }, () => new Float64Array(0));
  }

  add(cell: number, { subject, weight, values }: Line): void {
    const pair = this.#at(cell, subject);
    if (cell >= this.#counts.length) this.#growCells(cell + 1);
    const before = this.#weights[pair]!;
    const after = (this.#weights[pair] = before + weight);
    if (before <= 0 && after > 0) this.#counts[cell]!++;
    if (before > 0 && after <= 0) this.#counts[cell]!--;
    for (let i = 0; i < this.#measures; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const tops = this.#tops[i]!;
      const sum = (this.#sums[i]![pair]! += weight * value);
      if (sum > tops[cell]!) tops[cell] = sum;
      else if (weight < 0 && value > 0) this.#topsAreStale = true;
    }
  }

  /** Distinct subjects by cell. */
  subjects(cells: number): Int32Array {
    this.#growCells(cells);
    return this.#counts.slice(0, cells);
  }

  /** The greatest sum of one subject by cell. */
  tops(measure: number, cells: number): Float64Array {
    if (this.#topsAreStale) this.#findTops();
    this.#growCells(cells);
    return this.#tops[measure]!.slice(0, cells);
  }

  #findTops(): void {
    this.#topsAreStale = false;
    for (let i = 0; i < this.#measures; i++) {
      const tops = this.#tops[i]!.fill(0);
      const sums = this.#sums[i]!;
      for (let pair = 0; pair < this.size; pair++) {
        const cell = this.#cells[pair]!;
        if (sums[pair]! > tops[cell]!) tops[cell] = sums[pair]!;
      }
    }
  }

  #at(cell: number, subject: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = slotOf(cell, subject) & mask; ; slot = (slot + 1) & mask) {
      const pair = this.#slots[slot]! - 1;
      if (pair < 0) return this.#make(cell, subject, slot);
      if (this.#cells[pair] === cell && this.#subjects[pair] === subject) return pair;
    }
  }

  #make(cell: number, subject: number, slot: number): number {
    const pair = this.size++;
    if (this.size > this.#cells.length) this.#growPairs();
    this.#cells[pair] = cell;
    this.#subjects[pair] = subject;
    this.#slots[slot] = pair + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return pair;
  }

  #growPairs(): void {
    this.#cells = roomFor(this.#cells, this.size);
    this.#subjects = roomFor(this.#subjects, this.size);
    this.#weights = roomFor(this.#weights, this.size);
    this.#sums = this.#sums.map((sums) => roomFor(sums, this.size));
  }

  #growCells(length: number): void {
    this.#counts = roomFor(this.#counts, length);
    this.#tops = this.#tops.map((tops) => roomFor(tops, length));
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    const mask = this.#slots.length - 1;
    for (let pair = 0; pair < this.size; pair++) {
      let slot = slotOf(this.#cells[pair]!, this.#subjects[pair]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = pair + 1;
    }
  }
}

function slotOf(cell: number, subject: number): number {
  return mix(Math.imul(cell, 0x9e3779b1) ^ subject);
}
