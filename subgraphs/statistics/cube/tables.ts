import { LRUCache } from 'lru-cache';
import type { Block } from './block';
import type { Question } from './question';
import type { RawTable } from './rawTable';

/** Rows of all tables together; a row takes about 500 bytes: 50 MB at most. */
const MAX_ROWS = 100_000;

interface MadeTable {
  readonly table: RawTable;
  readonly blocks: readonly Block[];
}

/** The tables that were made last: a question asked again has the same one while nothing changes. */
export class Tables {
  readonly #cache = new LRUCache<string, MadeTable>({ maxSize: MAX_ROWS });

  /** The table of a question from these blocks. */
  get(question: Question, blocks: readonly Block[], make: () => RawTable): RawTable {
    const name = JSON.stringify(question);
    const known = this.#cache.get(name);
    if (
      known?.blocks.length === blocks.length &&
      known.blocks.every((each, i) => each === blocks[i])
    )
      return known.table;
    const table = make();
    this.#cache.set(name, { table, blocks }, { size: table.rows.length + table.totals.length + 1 });
    return table;
  }
}
