import type { Collection } from 'mongoose';
import type { Database } from '../subgraphs/framework/mongo';
import type { DatasetOptions } from './plan';

/** The state of a dataset, which the seed stores in `<dbPrefix>_seed`. */
interface DatasetMark extends DatasetOptions {
  readonly _id: 'world';
  readonly state: 'unfinished' | 'finished';
}

/** Name of the database that stores the mark. */
export function markDatabase(dbPrefix: string): string {
  return `${dbPrefix}_seed`;
}

export async function readMark(database: Database): Promise<DatasetMark | null> {
  return marks(database).findOne({ _id: 'world' });
}

/**
 * Stores whether a dataset is complete. The state is `unfinished` until the last document is
 * written, so that an interrupted seed is never mistaken for a complete one.
 */
export async function writeMark(
  database: Database,
  options: DatasetOptions,
  state: DatasetMark['state'],
): Promise<void> {
  await marks(database).replaceOne({ _id: 'world' }, { ...options, state }, { upsert: true });
}

function marks(database: Database): Collection<DatasetMark> {
  return database.connection.collection<DatasetMark>('worlds');
}
