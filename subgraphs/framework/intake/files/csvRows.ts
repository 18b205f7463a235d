import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { TableFault } from '../table';
import { MAX_ROW_BYTES } from './limits';
import type { RawRow } from './rawRow';

/**
 * The rows of a CSV file (RFC 4180). The number of a row is the line on which it begins; a quoted
 * cell may span several.
 * @throws TableFault that names the line of a misplaced quotation mark
 */
export async function* csvRows(blocks: AsyncIterable<string>): AsyncGenerator<RawRow> {
  /** The last line of the last row. */
  let lastLine = 0;
  let extra = 0;
  const parser = parse({
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    // The parser passes on texts only, so the line travels as the last of them.
    on_record: (values, { lines }) => {
      const number = lastLine + 1;
      // The parser counts CR LF inside of quotation marks as two lines, and so do its later counts.
      if (lines + extra > number)
        for (const value of values) extra -= value.split('\r\n').length - 1;
      lastLine = lines + extra;
      values.push(String(number));
      return values;
    },
  });
  // The callback receives the error that the iteration throws as well.
  pipeline(Readable.from(blocks), parser, () => undefined);
  try {
    for await (const values of parser as AsyncIterable<string[]>) {
      const number = Number(values.pop());
      yield { number, values: values.map((value) => (value === '' ? null : value)) };
    }
  } catch (error) {
    throw error instanceof CsvError ? quoteFault(error, lastLine + 1) : error;
  }
}

function quoteFault(error: CsvError, row: number): TableFault {
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new TableFault(
      `The row at line ${row} has an opening quotation mark (") without a closing one; add it, or write "" for a quotation mark inside a cell.`,
      { row },
    );
  return new TableFault(
    `The row at line ${row} has a quotation mark (") in the middle of a cell; enclose the cell in quotation marks and write "" inside it.`,
    { row },
  );
}
