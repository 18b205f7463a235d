import { LRUCache } from 'lru-cache';
import type { FactColumns } from './factColumns';
import { Rollup, type RollupSpec } from './rollup';
import type { SubjectTable } from './subjectTable';

/**
 * Cells of all roll-ups together. A cell takes about 120 bytes with its snapshot, a roll-up of three
 * dimensions by month some 10,000 cells: 240 MB at most, a hundred such roll-ups.
 */
const MAX_CELLS = 2_000_000;

/** The roll-ups in use, made on first use; those least recently used are dropped. */
export class Rollups {
  readonly #cache = new LRUCache<string, Rollup>({ maxSize: MAX_CELLS });
  readonly #facts: ReadonlyMap<string, FactColumns>;
  readonly #subjectTable: SubjectTable;

  constructor(facts: ReadonlyMap<string, FactColumns>, subjectTable: SubjectTable) {
    this.#facts = facts;
    this.#subjectTable = subjectTable;
  }

  /** The roll-up, which may have to catch up; see Rollup.isBehind. */
  get(spec: RollupSpec): Rollup {
    const name = JSON.stringify(spec);
    const cached = this.#cache.get(name);
    if (cached !== undefined && !cached.isOutdated) return cached;
    const facts = spec.kinds.map((kind) => this.#facts.get(kind)!);
    const rollup = new Rollup(spec, facts, this.#subjectTable);
    this.#cache.set(name, rollup, { size: 1 });
    return rollup;
  }

  /** Measures a roll-up that has grown. */
  measure(spec: RollupSpec, rollup: Rollup): void {
    this.#cache.set(JSON.stringify(spec), rollup, { size: Math.max(1, rollup.size) });
  }
}
