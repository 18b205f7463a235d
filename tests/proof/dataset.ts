import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { SUBGRAPHS, createSubgraphs, type Subgraphs } from '../../subgraphs';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import { databaseVault } from '../../subgraphs/framework/vault/databaseVault';
import {
  openDocument,
  sealDocument,
  type SealedFields,
} from '../../subgraphs/framework/vault/sealedFields';
import type { Vault } from '../../subgraphs/framework/vault/vault';
import { seedDataset } from '../../seed/seedDataset';
import { silent } from '../support/log';
import { startTestStore, type TestStore } from '../support/store';
import { testLogKeys } from '../support/logKeys';
import { testVaultKeys } from '../support/vault';

/** The day of the proof's dataset. */
export const TODAY = '2026-06-30';
const NOON = new Date(`${TODAY}T04:00:00Z`);

/** A document as the database stores it. */
export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

/** A seeded dataset with the five subgraphs in process, and every document of it. */
export interface ProofDataset extends Omit<Subgraphs, 'reconcile'> {
  /** The documents of a model, by subgraph and the model's name. */
  rows(subgraph: string, model: string): Promise<Row[]>;
  /** Writes a document's changed fields, by path. */
  update(subgraph: string, model: string, id: string, set: Record<string, unknown>): Promise<void>;
  /** Names of a subgraph's models. */
  models(subgraph: string): string[];
}

/** The sealed values of a collection. */
function sealedOf(subgraph: string, collection: string): SealedFields | undefined {
  return SUBGRAPHS.find(({ name }) => name === subgraph)?.sealed?.find(
    (fields) => fields.collection === collection,
  );
}

/** A copy of a document with other values at some paths. */
function withValues(row: Row, set: Record<string, unknown>): Row {
  const copy = structuredClone(row);
  for (const [path, value] of Object.entries(set)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    (parent as Record<string, unknown>)[last] = value;
  }
  return copy;
}

export async function startDataset(
  subjects: number,
  log: Logger = silent,
  store?: TestStore,
): Promise<ProofDataset> {
  store ??= await startTestStore();
  const { uri, dbPrefix } = store;
  await seedDataset({ uri, dbPrefix, subjects, seed: 1, today: TODAY, vaultKeys: testVaultKeys });
  const databases = new Map<string, Database>();
  const vaults = new Map<string, Vault>();
  for (const definition of SUBGRAPHS) {
    const database = await connect(uri, `${dbPrefix}_${definition.name}`);
    definition.models(database.connection);
    databases.set(definition.name, database);
    vaults.set(
      definition.name,
      databaseVault(database.connection, { subgraph: definition.name, keys: testVaultKeys }),
    );
  }
  const parts = await createSubgraphs({
    uri,
    dbPrefix,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    logKeys: testLogKeys,
    log,
    now: () => NOON,
  });
  return {
    subgraphs: parts.subgraphs,
    async rows(subgraph, model) {
      const rows = await databases.get(subgraph)!.connection.model(model).find().lean<Row[]>();
      const { name } = databases.get(subgraph)!.connection.model(model).collection;
      const sealed = sealedOf(subgraph, name);
      if (!sealed) return rows;
      return Promise.all(rows.map((row) => openDocument(vaults.get(subgraph)!, sealed, row)));
    },
    async update(subgraph, model, _id, set) {
      const { name } = databases.get(subgraph)!.connection.model(model).collection;
      const collection = databases.get(subgraph)!.connection.collection<Row>(name);
      const sealed = sealedOf(subgraph, name);
      if (!sealed) {
        await collection.updateOne({ _id }, { $set: set });
        return;
      }
      const vault = vaults.get(subgraph)!;
      const row = await openDocument(vault, sealed, (await collection.findOne({ _id }))!);
      const changed = await sealDocument(vault, sealed, withValues(row, set));
      const written = Object.keys(set).map((path) => path.split('.')[0]!);
      const indexes = sealed.fields.flatMap(({ index }) => index ?? []);
      const keys = [...new Set([...written, ...indexes])].filter((key) => key in changed);
      await collection.updateOne(
        { _id },
        { $set: Object.fromEntries(keys.map((key) => [key, changed[key]])) },
      );
    },
    models: (subgraph) =>
      databases
        .get(subgraph)!
        .connection.modelNames()
        .filter((name) => name !== 'SubjectKey'),
    async stop() {
      await parts.stop();
      await Promise.all([...databases.values()].map((database) => database.close()));
      await store.stop();
    },
  };
}
