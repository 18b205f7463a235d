import { connect, type Database } from '../../subgraphs/framework/mongo';

/** The mark of a restore that has begun and not ended, in a database of its own. */
interface RestoreMark {
  readonly _id: 'restore';
  readonly startedAt: Date;
}

const marks = ({ connection }: Database) => connection.collection<RestoreMark>('restore');

async function withMarks<T>(
  uri: string,
  dbPrefix: string,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await connect(uri, `${dbPrefix}_restore`);
  try {
    return await run(database);
  } finally {
    await database.close();
  }
}

/** Marks the databases as incomplete until the restore has ended. */
export function beginRestore(uri: string, dbPrefix: string): Promise<void> {
  return withMarks(uri, dbPrefix, async (database) => {
    await marks(database).replaceOne(
      { _id: 'restore' },
      { startedAt: new Date() },
      { upsert: true, writeConcern: { w: 'majority' } },
    );
  });
}

export function endRestore(uri: string, dbPrefix: string): Promise<void> {
  return withMarks(uri, dbPrefix, async ({ connection }) => {
    await connection.dropDatabase();
  });
}

/**
 * Refuses databases of which a restore has written only a part.
 * @throws Error with one sentence that tells how to complete them
 */
export function refuseUnfinishedRestore(uri: string, dbPrefix: string): Promise<void> {
  return withMarks(uri, dbPrefix, async (database) => {
    const mark = await marks(database).findOne({ _id: 'restore' });
    if (mark !== null)
      throw new Error(
        `The restore of ${mark.startedAt.toISOString()} has not ended: run npm run backup -- restore again, with --replace.`,
      );
  });
}
