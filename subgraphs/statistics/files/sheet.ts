import type { ColumnAnswer } from '../answers/shape';
import type { RowAnswer, TableAnswer } from '../answers/table';

/** A cell of a file; null for a suppressed value and for the absence of one. */
export type Cell = string | number | null;

/** The heading and the rows of a file, and the notes that explain them. */
export interface Sheet {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly (readonly string[])[];
}

const OTHERS = '其他';
const UNITS = { RECORDS: '条', SUBJECTS: '个', FEN: '分', NUMBER: '' } as const;

/**
 * The table as a sheet: a dimension has a column of values, under its name in the API, and one of
 * titles, so that programs and people read the same file.
 */
export function sheetOf({ columns, rows, rest, noteZh, noteEn, asOf }: TableAnswer): Sheet {
  const keys = columns.filter(({ kind }) => kind !== 'MEASURE');
  return {
    heading: columns.flatMap(headingsOf),
    rows: [...rows.map((row) => cellsOf(row, keys)), ...rest.map((row) => otherCells(row, keys))],
    notes: [
      ['统计口径', noteZh],
      ['Note', noteEn],
      ['数据截至', asOf?.toISOString() ?? ''],
    ],
  };
}

function headingsOf({ key, kind, titleZh, unit }: ColumnAnswer): string[] {
  if (kind === 'INTERVAL') return [titleZh];
  if (kind === 'DIMENSION') return [key, titleZh];
  const named = unit === null ? '' : UNITS[unit];
  return [named === '' ? titleZh : `${titleZh}（${named}）`];
}

function cellsOf({ keys, values }: RowAnswer, columns: readonly ColumnAnswer[]): Cell[] {
  const cells = columns.flatMap(({ kind }, index): Cell[] => {
    const { value, titleZh } = keys[index]!;
    return kind === 'INTERVAL' ? [value] : [value, titleZh];
  });
  return [...cells, ...values];
}

/** The row of the groups that are not listed, which has a period at most. */
function otherCells({ keys, values }: RowAnswer, columns: readonly ColumnAnswer[]): Cell[] {
  const cells = columns.flatMap(({ kind }): Cell[] =>
    kind === 'INTERVAL' ? [keys[0]!.value] : [null, OTHERS],
  );
  return [...cells, ...values];
}
