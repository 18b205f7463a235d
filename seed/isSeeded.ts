import { connect } from '../subgraphs/framework/mongo';
import { markDatabase, readMark } from './datasetMark';

/** Whether these databases contain a complete dataset; false after an interrupted seed. */
export async function isSeeded(uri: string, dbPrefix: string): Promise<boolean> {
  const database = await connect(uri, markDatabase(dbPrefix));
  try {
    return (await readMark(database))?.state === 'finished';
  } finally {
    await database.close();
  }
}
