import { Readable } from 'node:stream';
import type { CellValue, SubmittedRow, SubmittedTable, TableFormat } from '../table';
import { TableFault } from '../table';
import { ERROR_HEADING } from './errorHeading';
import type { IsHeading } from './findHeadings';
import { csvGrid, xlsxGrid, type Grid } from './grid';
import { jsonRows } from './jsonRows';
import { MAX_ROWS } from './limits';
import { signatureFault } from './signature';
import type { TableSource } from './tableSource';
import { fileText } from './textBlocks';

export interface ReadTableOptions {
  /**
   * Whether a text is a heading of the kind, by which titles and explanations are told from the
   * headings. Without it the first row has the headings.
   */
  readonly isHeading?: IsHeading;
}

/** Rows of a JSON Lines file from which its headings are gathered. */
const SAMPLE_ROWS = 500;

/**
 * Reads a submitted file. Its headings are read at once, its rows on demand; whoever stops early
 * releases the file.
 * @param input a workbook that is larger than 64 MB must be a TableSource
 * @throws TableFault, from the call or from the rows, with one sentence about the first fault
 */
export async function readTable(
  input: Readable | TableSource,
  format: TableFormat,
  { isHeading }: ReadTableOptions = {},
): Promise<SubmittedTable> {
  if (format === 'XLSX') return byHeading(await xlsxGrid(input, isHeading));
  const stream = input instanceof Readable ? input : input.read();
  return format === 'CSV' ? byHeading(await csvGrid(stream, isHeading)) : jsonTable(stream);
}

/**
 * Reads a file to its end without using its rows, so that a fault anywhere refuses the whole file
 * before anything is accepted.
 * @returns the number of rows
 */
export async function countRows(table: SubmittedTable): Promise<number> {
  let count = 0;
  const rows = table.rows[Symbol.asyncIterator]();
  while ((await rows.next()).done !== true) count++;
  return count;
}

/** The column of sentences of an error file means nothing to its reader. */
const isRead = (heading: string) => heading !== '' && heading !== ERROR_HEADING;

function byHeading({ headings, rows }: Grid): SubmittedTable {
  const columns = headings
    .map((heading, index) => ({ heading, at: index }))
    .filter(({ heading }, index) => isRead(heading) && headings.indexOf(heading) === index);
  return { headings: headings.filter(isRead), rows: rowsByHeading() };

  async function* rowsByHeading(): AsyncGenerator<SubmittedRow> {
    for await (const { number, values } of rows) {
      const cells: Record<string, CellValue> = {};
      for (const { heading, at } of columns) cells[heading] = values[at] ?? null;
      yield { number, cells };
    }
  }
}

async function jsonTable(input: Readable): Promise<SubmittedTable> {
  const rows = jsonRows(fileText(signatureFault(input)).blocks);
  const sample: SubmittedRow[] = [];
  const headings = new Set<string>();
  while (sample.length < SAMPLE_ROWS) {
    const next = await rows.next();
    if (next.done === true) break;
    sample.push(next.value);
    for (const heading of Object.keys(next.value.cells)) headings.add(heading);
  }
  if (sample.length === 0) throw new TableFault('The file is empty.');
  return { headings: [...headings].filter(isRead), rows: checkedRows() };

  async function* checkedRows(): AsyncGenerator<SubmittedRow> {
    let count = sample.length;
    try {
      yield* sample.map(withoutSentences);
      for await (const row of rows) {
        if (++count > MAX_ROWS)
          throw new TableFault(
            'The file has more than 1,000,000 rows; divide it into several files.',
            { row: row.number },
          );
        const column = Object.keys(row.cells).find((heading) => !headings.has(heading));
        if (column !== undefined)
          throw new TableFault(
            `Line ${row.number} is the first with the name "${column}"; write it in the first line too, with null if it has no value there.`,
            { row: row.number, column },
          );
        yield withoutSentences(row);
      }
    } finally {
      await rows.return(undefined);
    }
  }
}

function withoutSentences(row: SubmittedRow): SubmittedRow {
  if (!Object.hasOwn(row.cells, ERROR_HEADING)) return row;
  const cells = Object.entries(row.cells).filter(([heading]) => heading !== ERROR_HEADING);
  return { number: row.number, cells: Object.fromEntries(cells) };
}
