import type { SubmittedRow } from '../table';
import { INTAKE_LIMITS } from './limits';
import type { Pace } from './pace';

/** Rows that are checked and written together. */
export interface RowChunk {
  readonly rows: readonly SubmittedRow[];
  readonly lastRow: number;
}

/**
 * The rows after a number, in chunks.
 * @param after the number of the last row that was dealt with
 * @param size of the next chunk
 */
export async function* rowChunks(
  rows: AsyncIterable<SubmittedRow>,
  { after, size }: { readonly after: number; readonly size: () => number },
): AsyncGenerator<RowChunk> {
  let chunk: SubmittedRow[] = [];
  for await (const row of rows) {
    if (row.number <= after) continue;
    chunk.push(row);
    if (chunk.length < size()) continue;
    yield { rows: chunk, lastRow: row.number };
    chunk = [];
  }
  const last = chunk.at(-1);
  if (last !== undefined) yield { rows: chunk, lastRow: last.number };
}

/** Counts rows by reading them all. @throws TableFault for the first fault of the file */
export async function countRows(rows: AsyncIterable<SubmittedRow>, pace: Pace): Promise<number> {
  let count = 0;
  const { readRows: size } = INTAKE_LIMITS;
  for await (const chunk of rowChunks(rows, { after: 0, size: () => size })) {
    count += chunk.rows.length;
    await pace.rest({ work: 'read', rows: chunk.rows.length });
  }
  return count;
}
