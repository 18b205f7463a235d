import type { Collection } from 'mongoose';
import type { Database } from '../subgraphs/framework/mongo';
import type { WorldOptions } from './plan';

/** What a seed leaves in `<dbPrefix>_seed` about the world it wrote. */
interface WorldMark extends WorldOptions {
  readonly _id: 'world';
  readonly state: 'unfinished' | 'finished';
}

/** Name of the database the mark stands in. */
export function markDatabase(dbPrefix: string): string {
  return `${dbPrefix}_seed`;
}

export async function readMark(database: Database): Promise<WorldMark | null> {
  return marks(database).findOne({ _id: 'world' });
}

/**
 * Says how far a world is. It is unfinished from before the first document to after the last, so
 * that a seed that was cut off is never taken for a whole one.
 */
export async function writeMark(
  database: Database,
  options: WorldOptions,
  state: WorldMark['state'],
): Promise<void> {
  await marks(database).replaceOne({ _id: 'world' }, { ...options, state }, { upsert: true });
}

function marks(database: Database): Collection<WorldMark> {
  return database.connection.collection<WorldMark>('worlds');
}
