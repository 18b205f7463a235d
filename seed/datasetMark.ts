import type { Collection } from 'mongoose';
import type { Database } from '../subgraphs/framework/mongo';
import type { DatasetOptions } from './plan';

/** What a seed leaves in `<dbPrefix>_seed` about the dataset it wrote. */
interface DatasetMark extends DatasetOptions {
  readonly _id: 'world';
  readonly state: 'unfinished' | 'finished';
}

/** Name of the database the mark stands in. */
export function markDatabase(dbPrefix: string): string {
  return `${dbPrefix}_seed`;
}

export async function readMark(database: Database): Promise<DatasetMark | null> {
  return marks(database).findOne({ _id: 'world' });
}

/**
 * Records whether a dataset is complete. It is unfinished from before the first document to after the last, so
 * that a seed that was cut off is never taken for a whole one.
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
