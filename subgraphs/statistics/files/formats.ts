import type * as Xlsx from 'hucre/xlsx';
import { csvFile } from '../../framework/csvFile';
import type { FormatName } from '../questions/arguments';
import { parquetFile } from './parquet';
import type { Sheet } from './sheet';

/* eslint-disable @typescript-eslint/no-require-imports */
/** Only files need it, and a start would wait. */
const loadXlsx = () => require('hucre/xlsx') as typeof Xlsx;
/* eslint-enable @typescript-eslint/no-require-imports */

/** A format of files: its media type, its extension, and how it is written. */
export interface FileFormat {
  readonly contentType: string;
  readonly extension: string;
  readonly write: (sheet: Sheet) => Promise<Buffer>;
}

export const FORMATS: Readonly<Record<FormatName, FileFormat>> = {
  CSV: {
    contentType: 'text/csv',
    extension: 'csv',
    write: async ({ columns, rows }) => csvFile([columns.map(({ title }) => title), ...rows]),
  },
  XLSX: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: xlsx,
  },
  PARQUET: {
    contentType: 'application/vnd.apache.parquet',
    extension: 'parquet',
    write: parquetFile,
  },
};

async function xlsx({ columns, rows, notes }: Sheet): Promise<Buffer> {
  const written = await loadXlsx().writeXlsx({
    sheets: [
      {
        name: '统计表',
        rows: [columns.map(({ title }) => title), ...rows.map((row) => [...row])],
        freezePane: { rows: 1 },
        columns: columns.map(({ title }) => ({ width: Math.max(12, title.length * 2 + 4) })),
      },
      {
        name: '说明',
        rows: notes.map((row) => [...row]),
        columns: [{ width: 14 }, { width: 100 }],
      },
    ],
  });
  return Buffer.from(written);
}
