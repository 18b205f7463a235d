import type { Block, BlockSums } from './block';
import { Cells, TRACKED } from './cells';
import type { FactColumns } from './factColumns';
import { LineReader, type TimeAxis } from './lines';
import { Pairs } from './pairs';
import { recount } from './recount';
import type { SubjectTable } from './subjectTable';

/** What a roll-up counts. */
export interface RollupSpec {
  readonly kinds: readonly string[];
  /** Dimensions in alphabetical order. */
  readonly dimensions: readonly string[];
  readonly axis: TimeAxis;
  /** Whether it also has exact subjects and sums, which take memory for each subject of each cell. */
  readonly isDetailed: boolean;
}

/** The counts of some kinds by some dimensions, made by one pass and caught up with what arrives. */
export class Rollup {
  readonly #spec: RollupSpec;
  readonly #facts: readonly FactColumns[];
  readonly #subjectTable: SubjectTable;
  readonly #changes: number;
  readonly #measures: readonly string[];
  readonly #readers: readonly LineReader[];
  readonly #cells: Cells;
  readonly #pairs: Pairs | null;
  #running: Promise<void> | null = null;
  #block: Block | null = null;

  constructor(spec: RollupSpec, facts: readonly FactColumns[], subjectTable: SubjectTable) {
    this.#spec = spec;
    this.#facts = facts;
    this.#subjectTable = subjectTable;
    this.#changes = this.#countChanges();
    this.#measures = spec.isDetailed ? measuresOf(facts) : [];
    this.#readers = this.#newReaders();
    this.#cells = new Cells(
      spec.dimensions.length,
      this.#measures.length,
      'inForceOn' in spec.axis ? Math.max(1, spec.axis.inForceOn.length) : 1,
    );
    const lines = facts.reduce((sum, each) => sum + each.length, 0);
    this.#pairs = spec.isDetailed ? new Pairs(this.#measures.length, lines) : null;
  }

  /** Whether dimensions of subjects changed, or a kind got a measure: it must be made anew. */
  get isOutdated(): boolean {
    return (
      this.#changes !== this.#countChanges() ||
      (this.#spec.isDetailed && measuresOf(this.#facts).length !== this.#measures.length)
    );
  }

  get isBehind(): boolean {
    return this.#block === null || this.#readers.some((reader) => reader.isBehind);
  }

  /** Memory in cells; pairs are counted as half a cell. */
  get size(): number {
    return this.#cells.size + Math.ceil((this.#pairs?.size ?? 0) / 2);
  }

  /** Counts what arrived since; concurrent calls share one pass. */
  async catchUp(): Promise<void> {
    this.#running ??= this.#read().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** All cells as of the last catch-up. */
  get block(): Block {
    if (this.#block === null) throw new Error('The roll-up was not read.');
    return this.#block;
  }

  async #read(): Promise<void> {
    const cells = this.#cells;
    const pairs = this.#pairs;
    while (this.isBehind && !this.isOutdated) {
      this.#block = null;
      for (const reader of this.#readers)
        await reader.read((codes, from, to, line) => {
          const first = cells.at(codes, from, true);
          // The periods of a fact are either one, or made together.
          for (let cell = first; cell < first + to - from; cell++) {
            cells.add(cell, line);
            pairs?.add(cell, line);
          }
        });
      if (cells.staleCells > 0) await recount(cells, this.#newReaders(), this.#readers);
      if (this.#readers.every((reader) => !reader.isBehind)) this.#block = this.#snapshot();
    }
  }

  #newReaders(): LineReader[] {
    const { dimensions, axis } = this.#spec;
    return this.#facts.map(
      (facts) => new LineReader(facts, this.#subjectTable, dimensions, this.#measures, axis),
    );
  }

  #countChanges(): number {
    return this.#spec.dimensions.reduce((sum, name) => sum + this.#subjectTable.changesOf(name), 0);
  }

  #snapshot(): Block {
    const { dimensions, axis } = this.#spec;
    const cells = this.#cells;
    const { size } = cells;
    const subjects = this.#pairs?.subjects(size) ?? new Int32Array(size);
    if (this.#pairs === null)
      for (let cell = 0; cell < size; cell++)
        subjects[cell] = cells.full[cell] === 1 ? TRACKED : cells.subjectsOf(cell);
    const sums: Record<string, BlockSums> = {};
    this.#measures.forEach((name, i) => {
      const { sum, max } = cells.measures[i]!;
      sums[name] = {
        sum: sum.slice(0, size),
        max: max.slice(0, size),
        top: this.#pairs!.tops(i, size),
      };
    });
    return {
      size,
      lists: dimensions.map((name) =>
        this.#facts.some((facts) => facts.dimensions.get(name)?.isList === true),
      ),
      codes: cells.codes.slice(0, size * dimensions.length),
      periods: cells.periods.slice(0, size),
      grain: 'inForceOn' in axis || axis.interval === 'NONE' ? null : axis.interval,
      counts: cells.counts.slice(0, size),
      subjects,
      isExact: this.#pairs !== null,
      keys: cells.keys.slice(0, size),
      sums,
    };
  }
}

function measuresOf(facts: readonly FactColumns[]): string[] {
  return [...new Set(facts.flatMap((each) => [...each.measures.keys()]))].sort();
}
