import { openLogKeys } from '../storedKeys/logKeys';
import { openVaultKeys } from '../storedKeys/vaultKeys';
import { databaseFault } from '../database/databaseFault';
import { openStore } from '../database/openStore';
import { connect } from '../../subgraphs/framework/mongo';
import { databaseVault } from '../../subgraphs/framework/vault/databaseVault';
import { openLog, type DisclosureLog } from '../../subgraphs/subjects/disclosure/log';
import { logModels } from '../../subgraphs/subjects/disclosure/stored/model';
import {
  reconciliationModels,
  type ReconciliationModels,
} from '../../subgraphs/subjects/reconciliation/model';
import type { DatabaseConfig } from '../database/config';

/**
 * Opens the disclosure log on the configured database. The product may be running.
 * @throws Error with one sentence when a key is missing or the database cannot be reached
 */
export async function openLogDatabase(config: DatabaseConfig): Promise<{
  readonly log: DisclosureLog;
  readonly reconciliation: ReconciliationModels;
  close(): Promise<void>;
}> {
  const { keys } = await openLogKeys(config.dataDir, config);
  const vaultKeys = await openVaultKeys(config.dataDir, config);
  const { mongodbUri, dataDir } = config;
  const store = await openStore({ mongodbUri, dataDir, attach: true });
  try {
    const database = await connect(store.uri, `${config.dbPrefix}_subjects`);
    const { connection } = database;
    const vault = databaseVault(connection, { subgraph: 'subjects', keys: vaultKeys.keys });
    const log = openLog(logModels(connection), { vault, keys, now: () => new Date() });
    return {
      log,
      reconciliation: reconciliationModels(connection),
      async close() {
        await database.close();
        await store.stop();
      },
    };
  } catch (error) {
    await store.stop();
    throw databaseFault(error);
  }
}
