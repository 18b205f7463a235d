import type { SubgraphName } from '../schema/sdl';
import { SUBGRAPHS } from '../subgraphs';
import type { Database } from '../subgraphs/framework/mongo';
import { recordEvents } from '../subgraphs/framework/records/events/recordEvents';
import { recordIndexing } from '../subgraphs/subjects/recordIndex/indexRecords';
import { indexModels } from '../subgraphs/subjects/recordIndex/model';
import { subjectModel } from '../subgraphs/subjects/subject/model';

/**
 * Indexes the written records from their events, as the gateway does, so that the index of a fresh
 * dataset is up to date.
 */
export async function fillRecordIndex(
  databases: ReadonlyMap<SubgraphName, Database>,
): Promise<void> {
  const { connection } = databases.get('subjects')!;
  const index = recordIndexing({
    index: indexModels(connection),
    subject: subjectModel(connection),
  });
  for (const { name, records = [] } of SUBGRAPHS) {
    if (records.length === 0) continue;
    const events = recordEvents(databases.get(name)!.connection);
    let after = await index.recordCursor(name);
    for (let found = await events(after); found.length > 0; found = await events(after))
      after = await index.indexRecords(name, found);
  }
}
