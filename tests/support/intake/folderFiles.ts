import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { BatchFiles } from '../../../subgraphs/framework/intake/batches/files';
import type { BatchFile } from '../../../subgraphs/framework/intake/batches/record';
import {
  TableFault,
  type SubmittedRow,
  type SubmittedTable,
} from '../../../subgraphs/framework/intake/table';

/** Files of batches in a folder, JSON Lines only. */
export function folderFiles(folder: string, expiresAt: Date): BatchFiles {
  const place = (path: string) => Promise.resolve({ path, expiresAt });
  return {
    uploadPlace: ({ _id }) => place(`/upload/${_id}`),
    open: ({ id }) => Promise.resolve(createReadStream(join(folder, id))),
    readTable: (input) => readLines(input),
    async errorFile({ _id }, faults) {
      const lines: string[] = [];
      for await (const { row, message } of faults) lines.push(`${row}: ${message}`);
      await writeFile(join(folder, `${_id}.errors`), lines.join('\n'));
      return place(`/download/${_id}`);
    },
  };
}

/** Writes a file of rows; a string is a line as it is. */
export async function writeRowsFile(
  folder: string,
  id: string,
  rows: readonly (object | string)[],
): Promise<BatchFile> {
  const text = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  await writeFile(join(folder, id), text);
  return { id, bytes: Buffer.byteLength(text), sha256: 'f'.repeat(64) };
}

async function readLines(input: Readable): Promise<SubmittedTable> {
  const rows = rowsOf(input);
  const first = await rows.next();
  return {
    headings: first.done ? [] : Object.keys(first.value.cells),
    rows: (async function* () {
      if (!first.done) yield first.value;
      yield* rows;
    })(),
  };
}

async function* rowsOf(input: Readable): AsyncGenerator<SubmittedRow> {
  let number = 0;
  for await (const line of createInterface({ input })) {
    number++;
    try {
      yield { number, cells: JSON.parse(line) as SubmittedRow['cells'] };
    } catch {
      throw new TableFault('The line is not JSON; mend it.', { row: number });
    }
  }
}
