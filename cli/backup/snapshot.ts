import type { Connection } from 'mongoose';

type Session = Awaited<ReturnType<Connection['startSession']>>;

/** Error codes of a server that no longer has the snapshot: SnapshotTooOld, NoSuchTransaction. */
const EXPIRED = new Set<unknown>([239, 251]);

/**
 * Runs reads in one snapshot of all databases: in a snapshot session of MongoDB, or in one
 * transaction of the embedded database.
 * @throws Error with one sentence when the server drops the snapshot before the reads end
 */
export async function inSnapshot<T>(
  connection: Connection,
  read: (session: Session) => Promise<T>,
): Promise<T> {
  const client = connection.getClient();
  const { modules } = (await client.db('admin').admin().buildInfo()) as { modules?: string[] };
  const isEmbedded = modules?.includes('embedded') ?? false;
  const session = client.startSession({ snapshot: !isEmbedded });
  try {
    if (isEmbedded) session.startTransaction();
    const result = await read(session);
    if (isEmbedded) await session.commitTransaction();
    return result;
  } catch (error) {
    if (EXPIRED.has((error as { code?: unknown }).code))
      throw new Error(
        isEmbedded
          ? 'The embedded database keeps a snapshot for 60 seconds, which is too short for this much data: stop the product and copy its data folder.'
          : 'The server has dropped the snapshot of this backup: raise its parameter minSnapshotHistoryWindowInSeconds (default 300).',
        { cause: error },
      );
    throw error;
  } finally {
    await session.endSession();
  }
}
