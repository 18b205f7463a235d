import { connect } from '../subgraphs/framework/mongo';
import { markDatabase, readMark } from './worldMark';

/** Whether a whole world stands in these databases; false for one that was cut off. */
export async function isSeeded(uri: string, dbPrefix: string): Promise<boolean> {
  const database = await connect(uri, markDatabase(dbPrefix));
  try {
    return (await readMark(database))?.state === 'finished';
  } finally {
    await database.close();
  }
}
