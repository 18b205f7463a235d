import type { ColumnAnswer } from '../answers/shape';
import type { Note } from '../answers/note';
import type { RowAnswer, TableAnswer } from '../answers/table';

/** A cell of a file; null for a suppressed value and for the absence of one. */
export type Cell = string | number | null;

/** A column of a file. */
export interface SheetColumn {
  /** Its name for programs, in capitals as in the API. */
  readonly name: string;
  /** Its title for people. */
  readonly title: string;
  /** The same in English, for the documentation. */
  readonly english: string;
  /** What its cells are: a text, a whole number, or any number. */
  readonly type: 'TEXT' | 'WHOLE' | 'NUMBER';
}

/** The columns and the rows of a file, and the notes that explain them. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly (readonly [string, string])[];
}

const OTHERS = '其他';
const UNITS = { RECORDS: '条', SUBJECTS: '个', FEN: '分', NUMBER: '' } as const;

/**
 * The table as a sheet: a dimension has a column of values, under its name in the API, and one of
 * titles, so that programs and people read the same file.
 */
export function sheetOf({ columns, rows, rest, ...about }: TableAnswer): Sheet {
  const keys = columns.filter(({ kind }) => kind !== 'MEASURE');
  return {
    columns: columns.flatMap(sheetColumns),
    rows: [...rows.map((row) => cellsOf(row, keys)), ...rest.map((row) => otherCells(row, keys))],
    notes: notesOf(about),
  };
}

/** The notes of a file. */
export function notesOf({
  noteZh,
  noteEn,
  asOf,
}: Note & { readonly asOf: Date | null }): Sheet['notes'] {
  return [
    ['统计口径', noteZh],
    ['Note', noteEn],
    ['数据截至', asOf?.toISOString() ?? ''],
  ];
}

/** The columns of a sheet for a column of an answer: a dimension has two. */
export function sheetColumns({ key, kind, titleZh, titleEn, unit }: ColumnAnswer): SheetColumn[] {
  if (kind === 'INTERVAL') return [{ name: key, title: titleZh, english: titleEn, type: 'TEXT' }];
  if (kind === 'DIMENSION')
    return [
      { name: key, title: key, english: titleEn, type: 'TEXT' },
      {
        name: `${key}_TITLE`,
        title: titleZh,
        english: `${titleEn}: name in Chinese`,
        type: 'TEXT',
      },
    ];
  const named = unit === null ? '' : UNITS[unit];
  return [
    {
      name: key,
      title: named === '' ? titleZh : `${titleZh}（${named}）`,
      english: unit === 'FEN' ? `${titleEn}, in fen` : titleEn,
      type: unit === 'NUMBER' || unit === null ? 'NUMBER' : 'WHOLE',
    },
  ];
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
