/** A value of one cell. JSON Lines may carry lists; the other formats carry scalars. */
export type CellValue = string | number | boolean | null | readonly string[];

/** One row of a submitted table: values by heading, as the file had them. */
export interface SubmittedRow {
  /** CSV and JSON Lines: line of the file; XLSX: row of the sheet; mutation: index from 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** A submitted table: its headings are known first, its rows are read as they are asked for. */
export interface SubmittedTable {
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<SubmittedRow>;
}

export type TableFormat = 'CSV' | 'XLSX' | 'JSON_LINES';

/** A fault of the file itself; its message is one sentence with the remedy. */
export class TableFault extends Error {
  readonly row?: number;
  readonly column?: string;

  constructor(message: string, place: { readonly row?: number; readonly column?: string } = {}) {
    super(message);
    this.name = 'TableFault';
    if (place.row !== undefined) this.row = place.row;
    if (place.column !== undefined) this.column = place.column;
  }
}
