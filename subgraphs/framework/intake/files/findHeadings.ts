import { TableFault } from '../table';
import { HEADING_ROWS, MAX_COLUMNS } from './limits';
import { isBlank, type RawRow } from './rawRow';

/** Whether a text is a heading that a kind of record knows. */
export type IsHeading = (text: string) => boolean;

/** The headings of a table, by column; empty where a column has none. */
export interface FoundHeadings {
  readonly headings: readonly string[];
  /** Rows that were read beyond the headings, and that are data. */
  readonly ahead: readonly RawRow[];
}

/** The first cell of a row that explains the table to people. */
const EXPLANATION = /^\s*[（(【[]?\s*(表格说明|填表说明|填报说明|填写说明|说明)/;

/**
 * Reads the rows above the data: titles, explanations (表格说明) above or below the headings, the
 * headings, and a second row of headings, such as titles below codes. The first row of which at
 * least half the cells are known headings is that of the headings.
 * @param isHeading without it the first row that is not blank has the headings
 * @returns undefined when there is no such row within HEADING_ROWS
 */
export async function findHeadings(
  rows: AsyncIterator<RawRow>,
  isHeading: IsHeading | undefined,
): Promise<FoundHeadings | undefined> {
  let headings: readonly string[] | undefined;
  for (let seen = 0; seen < HEADING_ROWS;) {
    const next = await rows.next();
    if (next.done === true) break;
    const row = next.value;
    if (isBlank(row)) continue;
    if (isHeading === undefined) return { headings: textsOf(row), ahead: [] };
    seen++;
    const found = isHeadingRow(row, isHeading);
    if (found) headings ??= textsOf(row);
    else if (headings !== undefined && !isExplanation(row)) return { headings, ahead: [row] };
  }
  return headings && { headings, ahead: [] };
}

function isHeadingRow({ values }: RawRow, isHeading: IsHeading): boolean {
  let filled = 0;
  let known = 0;
  for (const value of values) {
    if (value === null) continue;
    filled++;
    if (typeof value === 'string' && isHeading(value.trim())) known++;
  }
  return known > 0 && known * 2 >= filled;
}

function isExplanation({ values }: RawRow): boolean {
  const first = values.find((value) => value !== null);
  return typeof first === 'string' && EXPLANATION.test(first);
}

function textsOf({ number, values }: RawRow): string[] {
  if (values.length > MAX_COLUMNS)
    throw new TableFault(
      `The headings in row ${number} have ${values.length} columns; a table may have at most ${MAX_COLUMNS}.`,
      { row: number },
    );
  return values.map((value) => (value === null ? '' : String(value).trim()));
}
