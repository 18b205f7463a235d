/** Rows of data in one file; the largest daily batch of the district has a tenth of it. */
export const MAX_ROWS = 1_000_000;

/** Bytes of one file. */
export const MAX_FILE_BYTES = 1024 ** 3;

/** Columns of a table; the widest national form has 40. */
export const MAX_COLUMNS = 500;

/** Characters of one cell: the limit of Excel. */
export const MAX_CELL_CHARACTERS = 32_767;

/** Bytes of one line or row, so that a missing end of line or quotation mark fills no memory. */
export const MAX_ROW_BYTES = 4 * 1024 ** 2;

/** Rows that are searched for the headings, blank ones not counted. */
export const HEADING_ROWS = 20;
