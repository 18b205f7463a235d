import DataLoader from 'dataloader';
import { copyRow } from './copyRow';
import type { RowsRead } from './rowsRead';

/** Sends one read as one command. */
export type SendRead = (read: RowsRead) => Promise<object[]>;

/** Limits of one joined command: its reads, their distinct values, and the sum of their limits. */
const MAX_READS = 32;
const MAX_VALUES = 200;
const MAX_ROWS = 20_000;

/** Rows that a joined command may return beyond the limits of its reads. */
const SPARE_ROWS = 400;

type Row = Readonly<Record<string, unknown>>;

/**
 * Joins reads of concurrent requests that differ only in the values of `of` into one command. A
 * command costs the event loop and the database more than the few rows it returns. Callers who may
 * see different rows have different conditions, so their reads are never joined. No row object is
 * shared: a row that several requests read is copied.
 */
export function joinReads(sendRead: SendRead): SendRead {
  const joins = new Map<string, DataLoader<RowsRead, object[]>>();
  return (read) => {
    const key = joinKeyOf(read);
    if (key === undefined) return sendRead(read);
    let join = joins.get(key);
    if (join === undefined) {
      join = new DataLoader<RowsRead, object[]>(
        (reads) => {
          joins.delete(key);
          return readJoined(sendRead, reads);
        },
        // setImmediate runs after all requests of this turn of the event loop have sent their
        // reads.
        { cache: false, batchScheduleFn: setImmediate, maxBatchSize: MAX_READS },
      );
      joins.set(key, join);
    }
    return join.load(read);
  };
}

/** The same key for reads that can be joined; undefined for a read that cannot be joined. */
function joinKeyOf({ of, countBy, sort, ...read }: RowsRead): string | undefined {
  if (of === undefined || countBy !== undefined) return undefined;
  // Rows are assigned to reads by `of.field`; in another order a limit could cut off a read's rows.
  const first = sort === undefined ? undefined : Object.keys(sort)[0];
  if (first !== of.field && (sort !== undefined || read.limit !== undefined)) return undefined;
  const { collection, match, project = 0 } = read;
  const shape = [collection, of.field, match, sort ?? 0, project];
  return isPlain(shape) ? JSON.stringify(shape) : undefined;
}

/** Whether the JSON of a value is unique to it. A date, for example, has the JSON of its string. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

async function readJoined(
  sendRead: SendRead,
  reads: readonly RowsRead[],
): Promise<(object[] | Error)[]> {
  const answers = new Map<RowsRead, object[] | Error>();
  const settle = async (read: RowsRead) =>
    void answers.set(read, await sendRead(read).catch((error: Error) => error));
  await Promise.all(
    groupsOf(reads).map(async (group) => {
      if (group.length === 1) return settle(group[0]!);
      const rows = await readGroup(sendRead, group).catch((error: Error) => error);
      if (rows === undefined) return void (await Promise.all(group.map(settle)));
      group.forEach((read, index) =>
        answers.set(read, rows instanceof Error ? rows : rows[index]!),
      );
    }),
  );
  return reads.map((read) => answers.get(read)!);
}

/** Groups of reads that fit into one command each. */
function groupsOf(reads: readonly RowsRead[]): RowsRead[][] {
  const groups: RowsRead[][] = [];
  let values = new Set<string>();
  let rows = 0;
  for (const read of reads) {
    const together = new Set([...values, ...read.of!.values]);
    rows += read.limit ?? 0;
    const fits = groups.length > 0 && together.size <= MAX_VALUES && rows <= MAX_ROWS;
    if (fits) groups.at(-1)!.push(read);
    else groups.push([read]);
    values = fits ? together : new Set(read.of!.values);
    rows = fits ? rows : (read.limit ?? 0);
  }
  return groups;
}

/** @returns the rows of each read, or undefined when the command reached its limit */
async function readGroup(
  sendRead: SendRead,
  reads: readonly RowsRead[],
): Promise<object[][] | undefined> {
  const [first] = reads as [RowsRead];
  const { field } = first.of!;
  const readsByValue = new Map<string, number[]>();
  reads.forEach(({ of }, index) => {
    for (const value of new Set(of!.values)) {
      const known = readsByValue.get(value);
      if (known) known.push(index);
      else readsByValue.set(value, [index]);
    }
  });
  const limited = reads.some(({ limit }) => limit !== undefined);
  const limit = reads.reduce((sum, each) => sum + (each.limit ?? 0), SPARE_ROWS);
  const of = { field, values: [...readsByValue.keys()] };
  const rows = await sendRead({ ...first, of, ...(limited && { limit }) });
  if (limited && rows.length === limit) return undefined;
  const split: object[][] = reads.map(() => []);
  for (const row of rows)
    readsByValue.get((row as Row)[field] as string)!.forEach((at, use) => {
      const own = split[at]!;
      if (own.length !== reads[at]!.limit) own.push(use === 0 ? row : copyRow(row));
    });
  return split;
}
