import { TableFault } from '../../table';
import type { RawRow } from '../rawRow';
import type { TableSource } from '../tableSource';
import { sheetRows } from './sheetRows';
import { openWorkbook, type Workbook } from './workbook';

/** The rows of one sheet, and whether cells of its data are merged once the rows are read. */
export interface SheetOfTable {
  readonly name: string;
  rows(): AsyncGenerator<RawRow>;
  /** @throws TableFault when cells from a row on are merged; call it after the last row */
  refuseMerged(fromRow: number): void;
}

export interface OpenWorkbook {
  /** The visible sheets in their order. */
  readonly sheets: readonly SheetOfTable[];
  close(): void;
}

export async function workbookSheets(source: TableSource): Promise<OpenWorkbook> {
  const workbook = await openWorkbook(source);
  return {
    sheets: workbook.sheets.map((sheet) => sheetOf(workbook, sheet)),
    close: () => workbook.archive.close(),
  };
}

function sheetOf(workbook: Workbook, { name, part }: Workbook['sheets'][number]): SheetOfTable {
  /** The merged cells that begin lowest: one sentence needs no more. */
  let lowest: { readonly cells: string; readonly row: number } | undefined;
  return {
    name,
    rows: () =>
      sheetRows(workbook, part, (cells) => {
        const row = Number(/\d+/.exec(cells)?.[0] ?? 0);
        if (lowest === undefined || row > lowest.row) lowest = { cells, row };
      }),
    refuseMerged(fromRow) {
      if (lowest === undefined || lowest.row < fromRow) return;
      throw new TableFault(
        `The cells ${lowest.cells} are merged; separate them and repeat the value in each row.`,
        { row: lowest.row },
      );
    },
  };
}
