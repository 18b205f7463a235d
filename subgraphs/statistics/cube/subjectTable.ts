import type { SubjectFacts } from '../../../schema/statistics/facts';
import { NO_VALUE, type Dictionaries } from './dictionary';
import { roomFor } from './growing';
import { hashText } from './hash';

/** A dimension of subjects, and how often it changed for a subject that has records. */
interface SubjectColumn {
  codes: Uint16Array;
  changes: number;
}

/** The subjects by their pseudonyms, with their latest dimensions. */
export class SubjectTable {
  readonly #numbers = new Map<string, number>();
  readonly #columns = new Map<string, SubjectColumn>();
  readonly #dictionaries: Dictionaries;
  #hashes = new Uint32Array(0);
  #hasFacts = new Uint8Array(0);

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
  }

  /** The number of the subject of a fact. */
  ofFact(subject: string): number {
    const number = this.#numberOf(subject);
    this.#hasFacts[number] = 1;
    return number;
  }

  /** 32 bits of the pseudonym. */
  hashOf(number: number): number {
    return this.#hashes[number]!;
  }

  set({ subject, dimensions }: SubjectFacts): void {
    const number = this.#numberOf(subject);
    for (const [name, value] of Object.entries(dimensions)) {
      const column = this.#columnOf(name);
      const code = this.#dictionaries.of(name).codeOf(value);
      column.codes = roomFor(column.codes, number + 1);
      if (column.codes[number] === code) continue;
      column.codes[number] = code;
      if (this.#hasFacts[number] === 1) column.changes++;
    }
  }

  has(dimension: string): boolean {
    return this.#columns.has(dimension);
  }

  /** The codes of a dimension by number of the subject, with room for all subjects. */
  codesOf(dimension: string): Uint16Array {
    const column = this.#columnOf(dimension);
    column.codes = roomFor(column.codes, this.#numbers.size);
    return column.codes;
  }

  /** How often a dimension changed for subjects that have records. */
  changesOf(dimension: string): number {
    return this.#columns.get(dimension)?.changes ?? 0;
  }

  #columnOf(name: string): SubjectColumn {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { codes: new Uint16Array(0).fill(NO_VALUE), changes: 0 };
      this.#columns.set(name, column);
    }
    return column;
  }

  #numberOf(subject: string): number {
    let number = this.#numbers.get(subject);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(subject, number);
      this.#hashes = roomFor(this.#hashes, number + 1);
      this.#hasFacts = roomFor(this.#hasFacts, number + 1);
      this.#hashes[number] = hashText(subject);
    }
    return number;
  }
}
