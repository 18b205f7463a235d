import DataLoader from 'dataloader';
import type { Connection, mongo } from 'mongoose';
import { afterOtherBatches } from './afterOtherBatches';
import { joinReads, type ReadAlone } from './joinReads';
import { matchOf, type RowsRead } from './rowsRead';

/** How many rows there are of one value of the field counted by. */
export interface RowCount {
  readonly _id: string | null;
  readonly n: number;
}

/** What a request reads of its database. */
export interface Reads {
  /**
   * The rows that match, plain. Everything that is asked for in one turn is read by one command.
   * Errors are the driver's, which reads again once where a read may be repeated.
   */
  rows<T extends object>(read: RowsRead): Promise<T[]>;
}

/**
 * Reads of one request. The driver costs the answering thread more per command than per row, so
 * what resolvers ask for in one turn is joined: one read becomes a `find`, several an `aggregate`
 * that appends each to the first with `$unionWith`. A single read may share its `find` with those
 * of other requests (joinReads.ts).
 */
export function requestReads(connection: Connection): Reads {
  const single = singleReads(connection);
  const loader = new DataLoader<RowsRead, object[]>(
    async (reads) => (reads.length === 1 ? [await single(reads[0]!)] : together(connection, reads)),
    { cache: false, batchScheduleFn: afterOtherBatches },
  );
  return { rows: <T extends object>(read: RowsRead) => loader.load(read) as Promise<T[]> };
}

const joined = new WeakMap<Connection, ReadAlone>();

/** Single reads of all requests on a connection. */
function singleReads(connection: Connection): ReadAlone {
  let reads = joined.get(connection);
  if (reads === undefined)
    joined.set(connection, (reads = joinReads((read) => alone(connection, read))));
  return reads;
}

const known = new WeakMap<Connection, Map<string, mongo.Collection>>();

/** The driver's own collection, without what mongoose puts around each of its calls. */
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

async function alone(connection: Connection, read: RowsRead): Promise<object[]> {
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

/** A row as it comes from a joined command: it tells which read it answers. */
interface Numbered {
  read?: number;
}

async function together(connection: Connection, reads: readonly RowsRead[]): Promise<object[][]> {
  const numbered = (read: RowsRead, number: number) => [
    ...stagesOf(read),
    { $addFields: { read: { $literal: number } } },
  ];
  const [first, ...others] = reads;
  const rows = await collectionOf(connection, first!.collection)
    .aggregate<Numbered>(
      [
        ...numbered(first!, 0),
        ...others.map((read, at) => ({
          $unionWith: { coll: read.collection, pipeline: numbered(read, at + 1) },
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

/** Large enough for all rows, so that a command is answered at once; the driver fetches the rest. */
function batchSizeOf(reads: readonly RowsRead[]): number {
  return reads.reduce((sum, { limit = 1000 }) => sum + limit, 1);
}
