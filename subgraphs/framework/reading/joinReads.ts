import DataLoader from 'dataloader';
import { copyRow } from './copyRow';
import type { RowsRead } from './rowsRead';

/** Reads one thing by a command of its own. */
export type ReadAlone = (read: RowsRead) => Promise<object[]>;

/** Reads of one join, the distinct values and the limits of all: what bounds a command and its answer. */
const MAX_READS = 32;
const MAX_VALUES = 200;
const MAX_ROWS = 20_000;

/** Rows read beyond the limits of the joined reads before the join is given up. */
const SPARE_ROWS = 400;

type Row = Readonly<Record<string, unknown>>;

/**
 * Joins reads of concurrent requests: those that differ in nothing but whose rows they want become
 * one command. A command costs the answering thread and the database more than the few rows it
 * brings. Requests whose callers may see different rows ask under different conditions, and are
 * never joined. Each request gets rows of its own: a row that several want is copied.
 */
export function joinReads(readAlone: ReadAlone): ReadAlone {
  const joins = new Map<string, DataLoader<RowsRead, object[]>>();
  return (read) => {
    const key = joinKeyOf(read);
    if (key === undefined) return readAlone(read);
    let join = joins.get(key);
    if (join === undefined) {
      join = new DataLoader<RowsRead, object[]>(
        (reads) => {
          joins.delete(key);
          return readJoined(readAlone, reads);
        },
        // Requests whose bytes came in the same turn of the event loop reach this point in it.
        { cache: false, batchScheduleFn: setImmediate, maxBatchSize: MAX_READS },
      );
      joins.set(key, join);
    }
    return join.load(read);
  };
}

/** What reads that can be joined have in common; undefined for a read that can be joined to none. */
function joinKeyOf({ of, countBy, sort, ...read }: RowsRead): string | undefined {
  if (of === undefined || countBy !== undefined) return undefined;
  // Rows of a join are parted by the value: in any other order a limit would cut across them.
  const first = sort === undefined ? undefined : Object.keys(sort)[0];
  if (first !== of.field && (sort !== undefined || read.limit !== undefined)) return undefined;
  const { collection, match, project = 0 } = read;
  const shape = [collection, of.field, match, sort ?? 0, project];
  return isPlain(shape) ? JSON.stringify(shape) : undefined;
}

/** Whether JSON tells a value apart from every other: of a date, say, it makes a text. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

async function readJoined(
  readAlone: ReadAlone,
  reads: readonly RowsRead[],
): Promise<(object[] | Error)[]> {
  const answers = new Map<RowsRead, object[] | Error>();
  const settle = async (read: RowsRead) =>
    void answers.set(read, await readAlone(read).catch((error: Error) => error));
  await Promise.all(
    groupsOf(reads).map(async (group) => {
      if (group.length === 1) return settle(group[0]!);
      const rows = await readGroup(readAlone, group).catch((error: Error) => error);
      if (rows === undefined) return void (await Promise.all(group.map(settle)));
      group.forEach((read, at) => answers.set(read, rows instanceof Error ? rows : rows[at]!));
    }),
  );
  return reads.map((read) => answers.get(read)!);
}

/** Groups of reads that together are not too much for one command. */
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

/** @returns the rows of each read, or undefined where there are too many to go on together */
async function readGroup(
  readAlone: ReadAlone,
  reads: readonly RowsRead[],
): Promise<object[][] | undefined> {
  const [first] = reads as [RowsRead];
  const { field } = first.of!;
  const wanting = new Map<string, number[]>();
  reads.forEach(({ of }, at) => {
    for (const value of new Set(of!.values)) {
      const known = wanting.get(value);
      if (known) known.push(at);
      else wanting.set(value, [at]);
    }
  });
  const limited = reads.some(({ limit }) => limit !== undefined);
  const limit = reads.reduce((sum, each) => sum + (each.limit ?? 0), SPARE_ROWS);
  const of = { field, values: [...wanting.keys()] };
  const rows = await readAlone({ ...first, of, ...(limited && { limit }) });
  if (limited && rows.length === limit) return undefined;
  const parted: object[][] = reads.map(() => []);
  for (const row of rows)
    wanting.get((row as Row)[field] as string)!.forEach((at, turn) => {
      const own = parted[at]!;
      if (own.length !== reads[at]!.limit) own.push(turn === 0 ? row : copyRow(row));
    });
  return parted;
}
