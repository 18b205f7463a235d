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
import { silent } from '../support/log';
import { startSeededStore, TODAY } from '../support/seededStore';
import type { TestStore } from '../support/store';
import { testLogKeys } from '../support/logKeys';
import { testVaultKeys } from '../support/vault';

export { TODAY };

const NOON = new Date(`${TODAY}T04:00:00Z`);

/** A document as the database stores it. */
export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

/** The changed fields of a document, by path, and the document as `rows` returns it. */
export interface Change {
  readonly row: Row;
  readonly set: Readonly<Record<string, unknown>>;
}

/** A seeded dataset with the five subgraphs in process, and every document of it. */
export interface ProofDataset extends Omit<Subgraphs, 'reconcile'> {
  /** The documents of a model, by subgraph and the model's name. */
  rows(subgraph: string, model: string): Promise<Row[]>;
  /** Writes the changed fields of documents of a model in one batch. */
  update(subgraph: string, model: string, changes: readonly Change[]): Promise<void>;
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

/** The stored form of a document's changed fields. */
async function sealedChange(
  vault: Vault,
  sealed: SealedFields,
  { row, set }: Change,
): Promise<Record<string, unknown>> {
  const changed = await sealDocument(vault, sealed, withValues(row, set));
  const written = Object.keys(set).map((path) => path.split('.')[0]!);
  const indexes = sealed.fields.flatMap(({ index }) => index ?? []);
  const keys = [...new Set([...written, ...indexes])].filter((key) => key in changed);
  return Object.fromEntries(keys.map((key) => [key, changed[key]]));
}

/** @param given a store with the dataset; by default it starts one */
export async function startDataset(
  subjects: number,
  log: Logger = silent,
  given?: TestStore,
): Promise<ProofDataset> {
  const store = given ?? (await startSeededStore(subjects));
  const { uri, dbPrefix } = store;
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
    async update(subgraph, model, changes) {
      const { connection } = databases.get(subgraph)!;
      const { name } = connection.model(model).collection;
      const sealed = sealedOf(subgraph, name);
      const vault = vaults.get(subgraph)!;
      const writes = changes.map(async (change) => ({
        updateOne: {
          filter: { _id: change.row._id },
          update: { $set: sealed ? await sealedChange(vault, sealed, change) : change.set },
        },
      }));
      await connection
        .collection<Row>(name)
        .bulkWrite(await Promise.all(writes), { ordered: false });
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
