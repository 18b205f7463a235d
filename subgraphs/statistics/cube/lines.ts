import { setImmediate } from 'node:timers/promises';
import { SEVERAL, type Column } from './column';
import type { Line } from './cells';
import { NEVER } from './days';
import { NO_VALUE } from './dictionary';
import type { FactColumns } from './factColumns';
import { periodOf, periodTable } from './periods';
import type { Interval } from './question';
import type { SubjectTable } from './subjectTable';

/** How long facts are read before the event loop runs; the clock is read every so many facts. */
const TURN_MS = 8;
const FACTS_PER_STEP = 1000;

/** Which periods a fact belongs to: by a day, or those at whose last days it is in force. */
export type TimeAxis =
  | { readonly day: 'DECIDED' | 'ENDED'; readonly interval: Interval }
  | { readonly inForceOn: readonly number[] };

/** Receives each cell of each fact, over the periods `from` to `to` - 1; all are reused. */
export type Visit = (codes: Uint16Array, from: number, to: number, line: Line) => void;

/** Reads the facts of a kind as lines of a roll-up, in the order of their arrival. */
export class LineReader {
  readonly facts: FactColumns;
  position = 0;
  readonly #subjectTable: SubjectTable;
  readonly #dimensions: readonly string[];
  readonly #measures: readonly string[];
  /** The ascending days of a stock; null for an axis of periods. */
  readonly #days: readonly number[] | null;
  readonly #byEnd: boolean;
  readonly #interval: Interval;
  readonly #table: Int32Array;
  readonly #codes: Uint16Array;
  readonly #line: Line;

  constructor(
    facts: FactColumns,
    subjectTable: SubjectTable,
    dimensions: readonly string[],
    measures: readonly string[],
    axis: TimeAxis,
  ) {
    this.facts = facts;
    this.#subjectTable = subjectTable;
    this.#dimensions = dimensions;
    this.#measures = measures;
    this.#days = 'inForceOn' in axis ? axis.inForceOn : null;
    this.#byEnd = 'day' in axis && axis.day === 'ENDED';
    this.#interval = 'day' in axis ? axis.interval : 'NONE';
    this.#table = periodTable(this.#interval);
    this.#codes = new Uint16Array(dimensions.length);
    this.#line = { key: 0, subject: 0, weight: 0, values: new Float64Array(measures.length) };
  }

  get isBehind(): boolean {
    return this.position < this.facts.length;
  }

  /** Reads the facts that are not read yet, up to a number; the event loop runs between slices. */
  async read(visit: Visit, upTo = Infinity): Promise<void> {
    for (;;) {
      const started = performance.now();
      while (this.position < Math.min(upTo, this.facts.length)) {
        this.#readTo(Math.min(this.position + FACTS_PER_STEP, upTo, this.facts.length), visit);
        if (performance.now() - started > TURN_MS) break;
      }
      if (this.position >= Math.min(upTo, this.facts.length)) return;
      await setImmediate();
    }
  }

  #readTo(end: number, visit: Visit): void {
    const { facts } = this;
    const measures = this.#measures.map((name) => facts.measures.get(name));
    const columns = this.#dimensions.map((name) => facts.dimensions.get(name));
    const ofSubjects = this.#dimensions.map((name, i) =>
      columns[i] === undefined && this.#subjectTable.has(name)
        ? this.#subjectTable.codesOf(name)
        : undefined,
    );
    const line = this.#line;
    const codes = this.#codes;
    const width = codes.length;
    for (let row = this.position; row < end; row++) {
      const subject = facts.subjects[row]!;
      let hasLists = false;
      for (let i = 0; i < width; i++) {
        const column = columns[i];
        const code =
          column === undefined
            ? (ofSubjects[i]?.[subject] ?? NO_VALUE)
            : column.single[column.sets[row]!]!;
        codes[i] = code;
        if (code === SEVERAL) hasLists = true;
      }
      line.key = facts.keys[row]!;
      line.subject = subject;
      line.weight = facts.weights[row]!;
      for (let i = 0; i < measures.length; i++) line.values[i] = measures[i]?.[row] ?? NaN;
      if (hasLists) this.#expand(0, row, columns, visit);
      else this.#visitPeriods(row, visit);
    }
    this.position = end;
  }

  #expand(from: number, row: number, columns: (Column | undefined)[], visit: Visit): void {
    const codes = this.#codes;
    const place = codes.indexOf(SEVERAL, from);
    if (place < 0) return this.#visitPeriods(row, visit);
    const column = columns[place]!;
    for (const code of column.valuesOf(column.sets[row]!)) {
      codes[place] = code;
      this.#expand(place + 1, row, columns, visit);
    }
    codes[place] = SEVERAL;
  }

  #visitPeriods(row: number, visit: Visit): void {
    const day = this.facts.days[row]!;
    const end = this.facts.ends[row]!;
    if (this.#days !== null) {
      const from = firstFrom(this.#days, day);
      const to = firstFrom(this.#days, end);
      if (from < to) visit(this.#codes, from, to, this.#line);
      return;
    }
    const counted = this.#byEnd ? end : day;
    if (counted === NEVER) return;
    const period = this.#table[counted] ?? periodOf(this.#interval, counted);
    visit(this.#codes, period, period + 1, this.#line);
  }
}

/** The index of the first of ascending numbers that is not less than a number. */
function firstFrom(ascending: readonly number[], number: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
