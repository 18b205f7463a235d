import { resolve } from 'node:path';
import { createLog } from '../../process/log';
import { databasePlace } from '../database/config';
import { openStore } from '../database/openStore';
import { announce } from '../support/address/place';
import { readEarlierListsDir } from './config';
import { importEarlierLists } from './importEarlierLists';

/**
 * Imports the lists of an earlier version and prints the clients.
 * @throws Error with one sentence when a file or the database cannot be read
 */
export async function importCommand(values: {
  readonly 'data-dir'?: string | undefined;
  readonly quiet: boolean;
}): Promise<void> {
  const place = databasePlace({ dataDir: values['data-dir'] });
  const { mongodbUri, dataDir, dbPrefix } = place.config;
  const folder = readEarlierListsDir(dataDir);
  announce([place, { text: `the lists in ${resolve(folder)}` }], values);
  const store = await openStore({ mongodbUri, dataDir, attach: true });
  try {
    const database = { uri: store.uri, dbPrefix };
    const imported = await importEarlierLists(folder, database, createLog('warn'));
    for (const client of imported) process.stdout.write(`imported\t${client}\n`);
    if (imported.length === 0)
      process.stdout.write(`The folder ${folder} contains no list that is not in the registry.\n`);
  } finally {
    await store.stop();
  }
}
