import { connect } from '../subgraphs/framework/mongo';
import { markDatabase, readMark } from './datasetMark';

/**
 * The number of subjects that the seed wrote to these databases, 0 for an empty district; undefined
 * before the first seed and after an interrupted one.
 */
export async function seededSubjects(uri: string, dbPrefix: string): Promise<number | undefined> {
  const database = await connect(uri, markDatabase(dbPrefix));
  try {
    const mark = await readMark(database);
    return mark?.state === 'finished' ? mark.subjects : undefined;
  } finally {
    await database.close();
  }
}
