import DataLoader from 'dataloader';
import type { Connection, mongo } from 'mongoose';
import { afterOtherBatches } from './afterOtherBatches';
import { joinReads, type SendRead } from './joinReads';
import { matchOf, type RowsRead } from './rowsRead';

/**
 * The number of rows with one value of the `countBy` field; `_id` is null for a count of all rows.
 */
export interface RowCount {
  readonly _id: string | null;
  readonly n: number;
}

/** Reads a subgraph's database for one request. */
export interface Reads {
  /**
   * The matching rows as plain objects. One command sends all reads of one turn. Errors are the
   * driver's; the driver itself retries a retryable read once.
   */
  rows<T extends object>(read: RowsRead): Promise<T[]>;
}

/**
 * Reads the database for one request. The driver costs the event loop more per command than per
 * row, so the reads of one turn are joined: one read becomes a `find`, several become an
 * `aggregate` that appends the others to the first with `$unionWith`. A single read may share its
 * `find` with reads of other requests (joinReads.ts).
 */
export function requestReads(connection: Connection): Reads {
  const single = singleReads(connection);
  const loader = new DataLoader<RowsRead, object[]>(
    async (reads) =>
      reads.length === 1 ? [await single(reads[0]!)] : readUnion(connection, reads),
    { cache: false, batchScheduleFn: afterOtherBatches },
  );
  return { rows: <T extends object>(read: RowsRead) => loader.load(read) as Promise<T[]> };
}

const joined = new WeakMap<Connection, SendRead>();

/** Joins the single reads of all requests on a connection. */
function singleReads(connection: Connection): SendRead {
  let reads = joined.get(connection);
  if (reads === undefined)
    joined.set(connection, (reads = joinReads((read) => readOne(connection, read))));
  return reads;
}

const known = new WeakMap<Connection, Map<string, mongo.Collection>>();

/** The driver's own collection, without the overhead of mongoose's wrapper around each call. */
function collectionOf(connection: Connection, name: string): mongo.Collection {
  let collections = known.get(connection);
  if (collections === undefined)
    known.set(connection, (collections = new Map<string, mongo.Collection>()));
  let collection = collections.get(name);
  if (collection === undefined) {
    collection = connection.getClient().db(connection.name).collection(name);
    collections.set(name, collection);
  }
  return collection;
}

async function readOne(connection: Connection, read: RowsRead): Promise<object[]> {
  const collection = collectionOf(connection, read.collection);
  if (read.countBy !== undefined) {
    return await collection.aggregate(stagesOf(read)).toArray();
  }
  const rows = collection.find(matchOf(read) as mongo.Filter<mongo.Document>, {
    ...(read.project && { projection: read.project }),
    ...(read.sort && { sort: read.sort }),
    ...(read.limit !== undefined && { limit: read.limit, batchSize: read.limit + 1 }),
  });
  return await rows.toArray();
}

/** A row of a union, with the number of the read to which it belongs. */
interface Numbered {
  read?: number;
}

async function readUnion(connection: Connection, reads: readonly RowsRead[]): Promise<object[][]> {
  const numbered = (read: RowsRead, number: number) => [
    ...stagesOf(read),
    { $addFields: { read: { $literal: number } } },
  ];
  const [first, ...others] = reads;
  const rows = await collectionOf(connection, first!.collection)
    .aggregate<Numbered>(
      [
        ...numbered(first!, 0),
        ...others.map((read, index) => ({
          $unionWith: { coll: read.collection, pipeline: numbered(read, index + 1) },
        })),
      ] as mongo.Document[],
      { batchSize: batchSizeOf(reads) },
    )
    .toArray();
  const answers: object[][] = reads.map(() => []);
  for (const row of rows) {
    answers[row.read!]!.push(row);
    delete row.read;
  }
  return answers;
}

function stagesOf(read: RowsRead): object[] {
  const { sort, limit, project, countBy } = read;
  return [
    { $match: matchOf(read) },
    ...(sort ? [{ $sort: sort }] : []),
    ...(limit === undefined ? [] : [{ $limit: limit }]),
    ...(project && Object.keys(project).length > 0 ? [{ $project: project }] : []),
    ...(countBy === undefined
      ? []
      : [{ $group: { _id: countBy === null ? null : `$${countBy}`, n: { $sum: 1 } } }]),
  ];
}

/**
 * Large enough for all rows, so that the first batch contains them; the driver fetches any rest.
 */
function batchSizeOf(reads: readonly RowsRead[]): number {
  return reads.reduce((sum, { limit = 1000 }) => sum + limit, 1);
}
