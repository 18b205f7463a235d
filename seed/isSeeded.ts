import { connect } from '../subgraphs/framework/mongo';
import { markDatabase, readMark } from './datasetMark';

/** Whether these databases hold a complete dataset; false for one whose seed was interrupted. */
export async function isSeeded(uri: string, dbPrefix: string): Promise<boolean> {
  const database = await connect(uri, markDatabase(dbPrefix));
  try {
    return (await readMark(database))?.state === 'finished';
  } finally {
    await database.close();
  }
}
