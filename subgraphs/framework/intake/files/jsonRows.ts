import { z } from 'zod';
import { TableFault, type SubmittedRow } from '../table';
import { MAX_COLUMNS } from './limits';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const rowSchema = z.record(z.string(), cell);

/**
 * The rows of a JSON Lines file: one object a line, with texts, numbers, booleans, lists of texts
 * and nulls. Blank lines are skipped.
 */
export async function* jsonRows(blocks: AsyncIterable<string>): AsyncGenerator<SubmittedRow> {
  let number = 0;
  for await (const block of blocks) {
    const lines = block.split('\n');
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) {
      number++;
      if (line.trim() !== '') yield { number, cells: cellsOf(line, number) };
    }
  }
}

function cellsOf(line: string, row: number): SubmittedRow['cells'] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new TableFault(
      `Line ${row} is not JSON; write one object a line, such as {"XK_WSH": "…"}.`,
      { row },
    );
  }
  const parsed = rowSchema.safeParse(json);
  if (!parsed.success) {
    const [column] = parsed.error.issues[0]?.path ?? [];
    if (typeof column !== 'string')
      throw new TableFault(
        `Line ${row} is not a JSON object; write one object a line, such as {"XK_WSH": "…"}.`,
        { row },
      );
    throw new TableFault(
      `Line ${row} has an object or a mixed list in "${column}"; write a text, a number, a boolean, null or a list of texts.`,
      { row, column },
    );
  }
  const names = Object.keys(parsed.data);
  if (names.length > MAX_COLUMNS)
    throw new TableFault(
      `Line ${row} has ${names.length} columns; a table may have at most ${MAX_COLUMNS}.`,
      { row },
    );
  for (const column of names) {
    const value = parsed.data[column];
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new TableFault(
        `Line ${row} has a number in "${column}" that is too long to be exact; write it as text, in quotation marks.`,
        { row, column },
      );
  }
  return parsed.data;
}
