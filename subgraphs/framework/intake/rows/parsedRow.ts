import type { RowFault } from '../target';
import type { SubmittedRow } from '../table';
import { readCell } from './cells/readCell';
import type { Column } from './column';
import { fault } from './faults';
import type { Layout } from './layout';

/** The values of a row by meaning, and everything that is wrong with its cells. */
export interface ParsedRow {
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** The column of each meaning, for messages. */
  readonly columns: ReadonlyMap<string, Column>;
  /** The meanings whose cell is filled in, even if it could not be read. */
  readonly given: ReadonlySet<string>;
  readonly faults: readonly RowFault[];
}

/** Reads the cells of a row. Cells under unknown headings are faults of the headings. */
export function parseRow({ number, cells }: SubmittedRow, layout: Layout): ParsedRow {
  const values: Record<string, unknown> = {};
  const columns = new Map<string, Column>();
  const given = new Set<string>();
  const faults: RowFault[] = [];
  for (const [heading, cell] of Object.entries(cells)) {
    const column = layout.columns.get(heading);
    if (column === undefined || column.meaning === 'notStored') continue;
    const { meaning, required } = column;
    if (!columns.has(meaning)) columns.set(meaning, column);
    const read = readCell(column, cell);
    if ('fault' in read) faults.push(read.fault);
    if (!('empty' in read)) given.add(meaning);
    if ('empty' in read && required === true && !given.has(meaning))
      faults.push(fault('MISSING', column));
    if (!('value' in read)) continue;
    if (read.value === null && column.type.is === 'DATE' && required === true)
      faults.push(fault('NO_END_REFUSED', column));
    else values[meaning] = joined(values[meaning], read.value);
  }
  return { number, values, columns, given, faults };
}

/** Two columns with one meaning give one list. */
function joined(before: unknown, value: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(value)) return value;
  return [...new Set<unknown>([...(before as unknown[]), ...(value as unknown[])])];
}
