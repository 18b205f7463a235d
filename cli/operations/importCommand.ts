import { createLog } from '../../process/log';
import { readDatabaseConfig } from '../database/config';
import { openStore } from '../database/openStore';
import { readEarlierListsDir } from './config';
import { importEarlierLists } from './importEarlierLists';

/**
 * Imports the lists of an earlier version and prints the clients.
 * @throws Error with one sentence when a file or the database cannot be read
 */
export async function importCommand(): Promise<void> {
  const { mongodbUri, dataDir, dbPrefix } = readDatabaseConfig();
  const folder = readEarlierListsDir();
  const store = await openStore({ mongodbUri, dataDir, attach: true });
  try {
    const place = { uri: store.uri, dbPrefix };
    const imported = await importEarlierLists(folder, place, createLog('warn'));
    for (const client of imported) process.stdout.write(`imported\t${client}\n`);
    if (imported.length === 0)
      process.stdout.write(`The folder ${folder} contains no list that is not in the registry.\n`);
  } finally {
    await store.stop();
  }
}
