import type { ClientSession, Connection } from 'mongoose';
import { isDuplicate } from '../../durable';
import { runInSequence } from './runInSequence';

/**
 * Runs a transaction that writes records, after those of the same connection that have begun. When
 * another process wrote the same unique value first, such as a key, it runs once more and reads
 * that write.
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  const attempt = () =>
    runInSequence(connection, () =>
      connection.withSession((session) => session.withTransaction(() => work(session))),
    );
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return await attempt();
  }
}
