import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import type { CellValue, TableFormat } from '../table';
import { ERROR_HEADING } from './errorHeading';
import { csvGrid, xlsxGrid, type Grid } from './grid';
import { MAX_CELL_CHARACTERS } from './limits';
import { readTable, type ReadTableOptions } from './readTable';
import type { TableSource } from './tableSource';

/** The faults of one row of the submitted file, as sentences. */
export interface RowSentences {
  readonly number: number;
  readonly sentences: readonly string[];
}

/** Rows that are written in one piece. */
const GROUP_SIZE = 500;
const BYTE_ORDER_MARK = '\ufeff';
/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The faulty rows of a submitted file under its headings, in its format and encoding, with one more
 * column of sentences: ready to be mended and submitted. Nothing is held in memory but some rows.
 * @param faults in the order of their numbers
 */
export async function errorFile(
  source: TableSource,
  format: TableFormat,
  faults: AsyncIterable<RowSentences>,
  { isHeading }: ReadTableOptions = {},
): Promise<Readable> {
  if (format === 'JSON_LINES') return Readable.from(jsonLines(source, faults));
  const grid =
    format === 'CSV' ? await csvGrid(source.read(), isHeading) : await xlsxGrid(source, isHeading);
  const rows = faultyRows(grid, faults);
  if (format === 'XLSX')
    return Readable.from(writeXlsxStream(rows, { name: '错误', freezePane: { rows: 1 } }));
  return Readable.from(csvText(rows, grid));
}

/** The headings, and then each faulty row, with the column of sentences first. */
async function* faultyRows(
  { headings, rows }: Grid,
  faults: AsyncIterable<RowSentences>,
): AsyncGenerator<(string | number | boolean | null)[]> {
  const columns = headings.flatMap((heading, index) => (heading === ERROR_HEADING ? [] : [index]));
  yield [...columns.map((at) => headings[at]!), ERROR_HEADING];
  for await (const [row, sentences] of matched(rows, faults))
    yield [...columns.map((at) => plain(row.values[at] ?? null)), safeText(sentences)];
}

/** Pairs the faults with their rows; both come in ascending order. */
async function* matched<Row extends { readonly number: number }>(
  rows: AsyncIterable<Row>,
  faults: AsyncIterable<RowSentences>,
): AsyncGenerator<[Row, readonly string[]]> {
  const next = faults[Symbol.asyncIterator]();
  let fault = await next.next();
  if (fault.done === true) return;
  try {
    for await (const row of rows) {
      while (fault.done !== true && fault.value.number < row.number) fault = await next.next();
      if (fault.done === true) return;
      if (fault.value.number === row.number) yield [row, fault.value.sentences];
    }
  } finally {
    await next.return?.();
  }
}

async function* csvText(
  rows: AsyncIterable<readonly (string | number | boolean | null)[]>,
  { text }: Grid,
): AsyncGenerator<Buffer> {
  const encode = (part: string) =>
    text?.encoding === 'GB18030' ? iconv.encode(part, 'gb18030') : Buffer.from(part);
  let group: (readonly unknown[])[] = [];
  const written = () =>
    encode(stringify(group, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }));
  let begun = false;
  for await (const row of rows) {
    // Spreadsheets take UTF-8 without a mark for another encoding, and our own column is Chinese.
    if (!begun && text?.encoding !== 'GB18030') yield encode(BYTE_ORDER_MARK);
    begun = true;
    group.push(row);
    if (group.length < GROUP_SIZE) continue;
    yield written();
    group = [];
  }
  if (group.length > 0) yield written();
}

async function* jsonLines(
  source: TableSource,
  faults: AsyncIterable<RowSentences>,
): AsyncGenerator<Buffer> {
  const { rows } = await readTable(source, 'JSON_LINES');
  for await (const [{ cells }, sentences] of matched(rows, faults))
    yield Buffer.from(`${JSON.stringify({ ...cells, [ERROR_HEADING]: sentences })}\n`);
}

function safeText(sentences: readonly string[]): string {
  const text = sentences.join('\n').slice(0, MAX_CELL_CHARACTERS - 1);
  return FORMULA.test(text) ? `'${text}` : text;
}

const plain = (value: CellValue) => (Array.isArray(value) ? value.join('；') : value) as string;
