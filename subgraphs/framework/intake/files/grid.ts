import { Readable } from 'node:stream';
import { TableFault } from '../table';
import { csvRows } from './csvRows';
import { findHeadings, type FoundHeadings, type IsHeading } from './findHeadings';
import { MAX_CELL_CHARACTERS, MAX_ROWS } from './limits';
import { columnName, isBlank, type RawRow } from './rawRow';
import { refuseOldWorkbook, signatureFault } from './signature';
import { gatherSource, type TableSource } from './tableSource';
import { fileText, type FileText } from './textBlocks';
import { workbookSheets, type OpenWorkbook, type SheetOfTable } from './xlsx/workbookRows';

/** A table by position: its headings by column, empty where a column has none, and its rows. */
export interface Grid {
  readonly headings: readonly string[];
  /** Rows of data without blank ones; each has a value only in columns with a heading. */
  readonly rows: AsyncIterable<RawRow>;
  /** The encoding of a CSV file, as far as it is known. */
  readonly text?: Pick<FileText, 'encoding' | 'marked'>;
}

const NO_HEADINGS =
  'The file has no row of headings among its first 20 rows; use the headings of the template.';

export async function csvGrid(input: Readable, isHeading: IsHeading | undefined): Promise<Grid> {
  const text = fileText(signatureFault(input));
  const rows = csvRows(text.blocks);
  const found = await foundOr(rows, isHeading);
  return { headings: found.headings, rows: dataRows(rows, found), text };
}

export async function xlsxGrid(
  input: Readable | TableSource,
  isHeading: IsHeading | undefined,
): Promise<Grid> {
  const source = input instanceof Readable ? await gatherSource(input) : input;
  await refuseOldWorkbook(source.read({ start: 0, end: Math.min(source.size, 4) }));
  const workbook = await workbookSheets(source);
  try {
    const { sheet, rows, found } = await sheetWithHeadings(workbook, isHeading);
    return { headings: found.headings, rows: sheetData(workbook, sheet, dataRows(rows, found)) };
  } catch (error) {
    workbook.close();
    throw error;
  }
}

interface FoundSheet {
  readonly sheet: SheetOfTable;
  readonly rows: AsyncGenerator<RawRow>;
  readonly found: FoundHeadings;
}

/** The name of a sheet that explains the table to people, such as that of the template. */
const EXPLANATION_SHEET = /^\s*(表格|填表|填报|填写)?说明\s*$/;

/** A sheet that is named as an explanation is read only if no other one has headings. */
async function sheetWithHeadings(
  { sheets }: OpenWorkbook,
  isHeading: IsHeading | undefined,
): Promise<FoundSheet> {
  const explains = ({ name }: SheetOfTable) => EXPLANATION_SHEET.test(name);
  const tables = sheets.filter((sheet) => !explains(sheet));
  const found =
    (await onlyWithHeadings(tables, isHeading)) ??
    (await onlyWithHeadings(sheets.filter(explains), isHeading));
  if (found === undefined) throw new TableFault(NO_HEADINGS);
  return found;
}

/** @throws TableFault when several have headings: the rows of a second would be lost unnoticed */
async function onlyWithHeadings(
  sheets: readonly SheetOfTable[],
  isHeading: IsHeading | undefined,
): Promise<FoundSheet | undefined> {
  let first: FoundSheet | undefined;
  for (const sheet of sheets) {
    const rows = sheet.rows();
    const found = await findHeadings(rows, isHeading);
    if (found !== undefined && first !== undefined)
      throw new TableFault(
        `The sheets ${first.sheet.name} and ${sheet.name} both have headings; submit each as a file of its own.`,
      );
    if (found === undefined) await rows.return(undefined);
    else first = { sheet, rows, found };
  }
  return first;
}

async function* sheetData(
  workbook: OpenWorkbook,
  sheet: SheetOfTable,
  rows: AsyncIterable<RawRow>,
): AsyncGenerator<RawRow> {
  try {
    let first = Infinity;
    for await (const row of rows) {
      first = Math.min(first, row.number);
      yield row;
    }
    sheet.refuseMerged(first);
  } finally {
    workbook.close();
  }
}

async function foundOr(
  rows: AsyncGenerator<RawRow>,
  isHeading: IsHeading | undefined,
): Promise<FoundHeadings> {
  const found = await findHeadings(rows, isHeading);
  if (found !== undefined) return found;
  await rows.return(undefined);
  throw new TableFault(NO_HEADINGS);
}

async function* dataRows(
  rows: AsyncGenerator<RawRow>,
  { headings, ahead }: FoundHeadings,
): AsyncGenerator<RawRow> {
  let count = 0;
  try {
    yield* ahead.map(checked);
    for await (const row of rows) if (!isBlank(row)) yield checked(row);
  } finally {
    await rows.return(undefined);
  }

  function checked(row: RawRow): RawRow {
    const { number, values } = row;
    if (++count > MAX_ROWS)
      throw new TableFault('The file has more than 1,000,000 rows; divide it into several files.', {
        row: number,
      });
    values.forEach((value, index) => {
      if (value === null) return;
      if (!headings[index])
        throw new TableFault(
          `Row ${number} has a value in column ${columnName(index)}, which has no heading; add the heading, or enclose cells with commas in quotation marks.`,
          { row: number, column: columnName(index) },
        );
      if (typeof value === 'string' && value.length > MAX_CELL_CHARACTERS)
        throw new TableFault(
          `Row ${number} has more than ${MAX_CELL_CHARACTERS} characters in column ${columnName(index)}; shorten the value.`,
          { row: number, column: headings[index] },
        );
    });
    return row;
  }
}
