import { creditError } from '../../../schema/errors';
import type { ProtectedRow, ProtectedTable } from '../protection/protect';
import type { Read } from '../questions/readQuestion';
import type { Note } from './note';
import { columnsOf, keyOf, periodKey, type ColumnAnswer, type KeyAnswer } from './shape';

/** Rows of the largest table: as many as a spreadsheet shows well, and about 1 MB of JSON. */
const MAX_ROWS = 5000;

/** A `StatisticsRow`. */
export interface RowAnswer {
  readonly keys: readonly KeyAnswer[];
  readonly values: readonly (number | null)[];
}

/** A `StatisticsTable`. */
export interface TableAnswer extends Note {
  readonly columns: readonly ColumnAnswer[];
  readonly rows: readonly RowAnswer[];
  readonly rest: readonly RowAnswer[];
  readonly totals: readonly RowAnswer[];
  readonly suppressed: number;
  readonly from: string | null;
  readonly to: string;
  readonly asOf: Date | null;
}

type TableAbout = Note & Pick<TableAnswer, 'from' | 'to' | 'asOf'>;

/**
 * The answer to a question for a table.
 * @throws BAD_USER_INPUT when it has too many rows
 */
export function tableAnswer(read: Read, table: ProtectedTable, about: TableAbout): TableAnswer {
  if (table.rows.length > MAX_ROWS)
    throw creditError(
      'BAD_USER_INPUT',
      `The table has more than ${MAX_ROWS} rows; choose fewer groups, longer intervals or a shorter period.`,
    );
  return wholeTable(read, table, about);
}

/** The answer to a question, however many rows it has. */
export function wholeTable(read: Read, table: ProtectedTable, about: TableAbout): TableAnswer {
  const rowOf = (row: ProtectedRow): RowAnswer => ({
    keys: [
      ...(row.period === null ? [] : [periodKey(row.period)]),
      ...(row.key ?? []).map((value, index) => keyOf(read.dimensions[index]!, value)),
    ],
    values: row.values,
  });
  return {
    ...about,
    columns: columnsOf(read),
    rows: table.rows.filter(({ key }) => key !== null).map(rowOf),
    rest: table.rows.filter(({ key }) => key === null).map(rowOf),
    totals: table.totals.map(rowOf),
    suppressed: suppressedIn(table),
  };
}

/** The number of suppressed values of a table. */
export function suppressedIn({ suppressed }: Pick<ProtectedTable, 'suppressed'>): number {
  return Object.values(suppressed).reduce((sum, count) => sum + count, 0);
}
