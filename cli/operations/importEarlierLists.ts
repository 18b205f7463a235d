import { rename } from 'node:fs/promises';
import type { Logger } from 'pino';
import { importSafelist } from '../../subgraphs/subjects/safelist/importSafelist';
import { safelistModels } from '../../subgraphs/subjects/safelist/model';
import { withDatabase } from '../database/withDatabase';
import { readEarlierLists } from './earlierLists';

/** The database of the registry. */
export interface RegistryPlace {
  readonly uri: string;
  readonly dbPrefix: string;
}

/**
 * Imports the lists that an earlier version stored as files into the registry, and renames their
 * folder. A list is imported once: a client that has or had a list in the registry keeps it.
 * @returns the ids of the clients whose lists were imported
 * @throws Error with one sentence when a file or the database cannot be read
 */
export async function importEarlierLists(
  folder: string,
  { uri, dbPrefix }: RegistryPlace,
  log: Logger,
): Promise<string[]> {
  const lists = await readEarlierLists(folder);
  if (lists.length === 0) return [];
  const imported = await withDatabase(uri, `${dbPrefix}_subjects`, async ({ connection }) => {
    const models = safelistModels(connection);
    const clients: string[] = [];
    for (const list of lists)
      if (await importSafelist(models, list, new Date())) clients.push(list.clientId);
    return clients;
  });
  for (const client of imported) log.info({ client }, 'a list of operations was imported');
  await rename(folder, `${folder}.imported`).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    log.warn({ folder, code }, 'the imported lists cannot be renamed; remove their folder');
  });
  return imported;
}
