import { setImmediate as turn } from 'node:timers/promises';
import type { SubmittedRow } from '../table';

/** Rows that are checked and written together. */
export interface RowChunk {
  readonly rows: readonly SubmittedRow[];
  readonly lastRow: number;
}

/**
 * The rows after a number, in chunks. Between two chunks the event loop serves requests.
 * @param after the number of the last row that was dealt with
 */
export async function* rowChunks(
  rows: AsyncIterable<SubmittedRow>,
  { after, size }: { readonly after: number; readonly size: number },
): AsyncGenerator<RowChunk> {
  let chunk: SubmittedRow[] = [];
  for await (const row of rows) {
    if (row.number <= after) continue;
    chunk.push(row);
    if (chunk.length < size) continue;
    yield { rows: chunk, lastRow: row.number };
    chunk = [];
    await turn();
  }
  const last = chunk.at(-1);
  if (last !== undefined) yield { rows: chunk, lastRow: last.number };
}

/** Counts rows by reading them all. @throws TableFault for the first fault of the file */
export async function countRows(rows: AsyncIterable<SubmittedRow>): Promise<number> {
  const counted = { rows: 0 };
  for await (const { rows: chunk } of rowChunks(rows, { after: 0, size: 1000 }))
    counted.rows += chunk.length;
  return counted.rows;
}
