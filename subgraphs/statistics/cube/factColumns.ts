import type { CountedFact } from '../../../schema/statistics/facts';
import { Column } from './column';
import { dayNumber, NEVER } from './days';
import type { Dictionaries } from './dictionary';
import { roomFor } from './growing';
import { hashText, mix } from './hash';
import type { SubjectTable } from './subjectTable';

/** The facts of one kind, in columns, in the order of their arrival. Nothing is ever removed. */
export class FactColumns {
  readonly kind: string;
  readonly dimensions = new Map<string, Column>();
  readonly measures = new Map<string, Float64Array>();
  length = 0;
  days = new Int32Array(0);
  ends = new Int32Array(0);
  subjects = new Int32Array(0);
  /** 32 bits of subject, kind and day: the same for all versions of a record. */
  keys = new Uint32Array(0);
  weights = new Int8Array(0);
  readonly #dictionaries: Dictionaries;
  readonly #subjectTable: SubjectTable;
  readonly #kindHash: number;

  constructor(kind: string, dictionaries: Dictionaries, subjectTable: SubjectTable) {
    this.kind = kind;
    this.#dictionaries = dictionaries;
    this.#subjectTable = subjectTable;
    this.#kindHash = hashText(kind);
  }

  append({ fact, subject, weight }: CountedFact): void {
    const row = this.length++;
    const number = this.#subjectTable.ofFact(subject);
    const day = dayNumber(fact.day);
    this.#makeRoom();
    this.days[row] = day;
    this.ends[row] = fact.endedOn === null ? NEVER : dayNumber(fact.endedOn);
    this.subjects[row] = number;
    this.keys[row] = mix(mix(this.#subjectTable.hashOf(number) ^ this.#kindHash) + day);
    this.weights[row] = weight;
    for (const name of Object.keys(fact.dimensions)) this.#dimension(name);
    for (const [name, column] of this.dimensions) column.put(row, fact.dimensions[name] ?? null);
    for (const [name, value] of Object.entries(fact.measures))
      this.#measure(name)[row] = value ?? NaN;
  }

  #makeRoom(): void {
    if (this.length <= this.days.length) return;
    this.days = roomFor(this.days, this.length);
    const capacity = this.days.length;
    this.ends = roomFor(this.ends, capacity);
    this.subjects = roomFor(this.subjects, capacity);
    this.keys = roomFor(this.keys, capacity);
    this.weights = roomFor(this.weights, capacity);
    for (const [name, values] of this.measures) this.#growMeasure(name, values);
  }

  #dimension(name: string): void {
    if (!this.dimensions.has(name))
      this.dimensions.set(name, new Column(this.#dictionaries.of(name)));
  }

  #measure(name: string): Float64Array {
    return this.measures.get(name) ?? this.#growMeasure(name, new Float64Array(0));
  }

  #growMeasure(name: string, values: Float64Array): Float64Array {
    const larger = new Float64Array(this.days.length).fill(NaN, values.length);
    larger.set(values);
    this.measures.set(name, larger);
    return larger;
  }
}
