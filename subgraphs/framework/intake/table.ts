/** The value of one cell, as the file or the request has it. */
export type CellValue = string | number | boolean | null | readonly string[];

/** One row of a submitted table: its values by heading, as the file has them. */
export interface SubmittedRow {
  /** CSV and JSON Lines: the line; XLSX: the row of the sheet; mutation: the index from 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

export interface SubmittedTable {
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<SubmittedRow>;
}

export type TableFormat = 'CSV' | 'XLSX' | 'JSON_LINES';
