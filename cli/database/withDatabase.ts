import { connect, type Database } from '../../subgraphs/framework/mongo';
import { databaseFault } from './databaseFault';

/**
 * Uses one database and closes the connection.
 * @throws Error with one sentence when the database cannot be reached
 */
export async function withDatabase<T>(
  uri: string,
  name: string,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await connect(uri, name).catch((error: unknown) => {
    throw databaseFault(error);
  });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
