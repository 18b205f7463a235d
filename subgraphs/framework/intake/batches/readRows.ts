import { pipeline, Transform, type Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { TableFault, type SubmittedRow } from '../table';

/** Rows that are checked and written together. */
export interface RowChunk {
  readonly rows: readonly SubmittedRow[];
  readonly lastRow: number;
  /** Bytes of the file that were read so far. */
  readonly bytesRead: number;
}

/** A stream with the same content that counts what is read from it. */
export function counted(input: Readable): { readonly stream: Readable; bytes(): number } {
  let bytes = 0;
  const stream = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length;
      done(null, part);
    },
  });
  // An error of the input destroys `stream` with it, and its reader reports it.
  pipeline(input, stream, () => undefined);
  return { stream, bytes: () => bytes };
}

/**
 * The rows after a number, in chunks. Between two chunks the event loop serves requests.
 * @param after the number of the last row that was dealt with
 * @throws TableFault after the rows before it
 */
export async function* rowChunks(
  rows: AsyncIterable<SubmittedRow>,
  { after, size, bytes }: { readonly after: number; readonly size: number; bytes(): number },
): AsyncGenerator<RowChunk> {
  let chunk: SubmittedRow[] = [];
  const taken = (): RowChunk => {
    const rows = chunk;
    chunk = [];
    return { rows, lastRow: rows.at(-1)!.number, bytesRead: bytes() };
  };
  try {
    for await (const row of rows) {
      if (row.number <= after) continue;
      chunk.push(row);
      if (chunk.length < size) continue;
      yield taken();
      await turn();
    }
  } catch (error) {
    // The rows before a fault of the file are not lost.
    if (chunk.length > 0 && error instanceof TableFault) yield taken();
    throw error;
  }
  if (chunk.length > 0) yield taken();
}
