import type * as Csv from 'csv-stringify/sync';

/* eslint-disable @typescript-eslint/no-require-imports */
/** Only files need it, and a start would wait. */
const loadCsv = () => require('csv-stringify/sync') as typeof Csv;
/* eslint-enable @typescript-eslint/no-require-imports */

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A CSV file as spreadsheets read it: UTF-8 with a byte order mark. A text that a spreadsheet would
 * take for a formula begins with an apostrophe.
 */
export function csvFile(rows: readonly (readonly unknown[])[]): Buffer {
  const text = loadCsv().stringify([...rows], { record_delimiter: '\r\n', escape_formulas: true });
  return Buffer.from(BYTE_ORDER_MARK + text);
}
