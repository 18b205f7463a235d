import type { Model } from 'mongoose';
import { openVaultKeys, type OpenedVaultKeys } from '../storedKeys/vaultKeys';
import { databaseFault } from '../database/databaseFault';
import { openStore } from '../database/openStore';
import { SUBGRAPHS } from '../../subgraphs';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import { databaseVault } from '../../subgraphs/framework/vault/databaseVault';
import { keyModel } from '../../subgraphs/framework/vault/keyModel';
import type { SealedFields } from '../../subgraphs/framework/vault/sealedFields';
import type { StoredKey } from '../../subgraphs/framework/vault/subjectKey';
import type { Vault } from '../../subgraphs/framework/vault/vault';
import type { DatabaseConfig } from '../database/config';

/** One subgraph's vault and connection, for administration. */
export interface SubgraphVault {
  readonly name: string;
  readonly connection: Database['connection'];
  readonly model: Model<StoredKey>;
  readonly vault: Vault;
  readonly sealed: readonly SealedFields[];
}

/** The vaults of all subgraphs, with their key rings. */
export interface Vaults {
  readonly subgraphs: readonly SubgraphVault[];
  readonly rings: OpenedVaultKeys;
  close(): Promise<void>;
}

/**
 * Opens the vaults of all subgraphs on the configured database: MONGODB_URI, or the embedded store
 * of DATA_DIR, beside the product if it is running.
 * @throws Error with one sentence when the keys are missing or the database cannot be reached
 */
export async function openVaults(config: DatabaseConfig): Promise<Vaults> {
  const rings = await openVaultKeys(config.dataDir, config);
  const store = await openStore({
    mongodbUri: config.mongodbUri,
    dataDir: config.dataDir,
    attach: true,
  });
  const opened: Database[] = [];
  const close = async () => {
    await Promise.all(opened.map((database) => database.close()));
    await store.stop();
  };
  try {
    const subgraphs: SubgraphVault[] = [];
    for (const { name, sealed = [] } of SUBGRAPHS) {
      const database = await connect(store.uri, `${config.dbPrefix}_${name}`);
      opened.push(database);
      const { connection } = database;
      const vault = databaseVault(connection, { subgraph: name, keys: rings.keys });
      subgraphs.push({ name, connection, vault, model: keyModel(connection), sealed });
    }
    return { subgraphs, rings, close };
  } catch (error) {
    await close();
    throw databaseFault(error);
  }
}
