import type { Database } from '../../subgraphs/framework/mongo';
import { withDatabase } from './withDatabase';

/** The mark of a restore that has begun and not ended, in a database of its own. */
interface RestoreMark {
  readonly _id: 'restore';
  readonly startedAt: Date;
}

const marks = ({ connection }: Database) => connection.collection<RestoreMark>('restore');

const markDatabase = (dbPrefix: string) => `${dbPrefix}_restore`;

/** Marks the databases as incomplete until the restore has ended. */
export function beginRestore(uri: string, dbPrefix: string): Promise<void> {
  return withDatabase(uri, markDatabase(dbPrefix), async (database) => {
    await marks(database).replaceOne(
      { _id: 'restore' },
      { startedAt: new Date() },
      { upsert: true, writeConcern: { w: 'majority' } },
    );
  });
}

export function endRestore(uri: string, dbPrefix: string): Promise<void> {
  return withDatabase(uri, markDatabase(dbPrefix), async ({ connection }) => {
    await connection.dropDatabase();
  });
}

/**
 * Refuses databases of which a restore has written only a part.
 * @throws Error with one sentence that tells how to complete them
 */
export function refuseUnfinishedRestore(uri: string, dbPrefix: string): Promise<void> {
  return withDatabase(uri, markDatabase(dbPrefix), async (database) => {
    const mark = await marks(database).findOne({ _id: 'restore' });
    if (mark !== null)
      throw new Error(
        `The restore of ${mark.startedAt.toISOString()} has not ended: run npm run backup -- restore again, with --replace.`,
      );
  });
}
