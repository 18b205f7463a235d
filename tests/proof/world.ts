import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { SUBGRAPHS, createSubgraphs, type Subgraphs } from '../../subgraphs';
import { connect, type Database } from '../../subgraphs/kit/mongo';
import { seedWorld } from '../../seed/seedWorld';
import { silent } from '../kit/log';
import { startTestStore } from '../kit/store';
import { testVaultKeys } from '../kit/vault';

/** The day on which the proof's world stands. */
export const TODAY = '2026-06-30';
const NOON = new Date(`${TODAY}T04:00:00Z`);

/** A document as the database holds it. */
export type Row = Readonly<Record<string, unknown>> & { readonly _id: string };

/** A seeded world with the five subgraphs in process, and every document of it. */
export interface World extends Subgraphs {
  /** The documents of a model, by subgraph and the model's name. */
  rows(subgraph: string, model: string): Promise<Row[]>;
  /** Writes a document's changed fields, by path. */
  update(subgraph: string, model: string, id: string, set: Record<string, unknown>): Promise<void>;
  /** Names of a subgraph's models. */
  models(subgraph: string): string[];
}

export async function startWorld(subjects: number, log: Logger = silent): Promise<World> {
  const store = await startTestStore();
  const { uri, dbPrefix } = store;
  await seedWorld({ uri, dbPrefix, subjects, seed: 1, today: TODAY, vaultKeys: testVaultKeys });
  const databases = new Map<string, Database>();
  for (const definition of SUBGRAPHS) {
    const database = await connect(uri, `${dbPrefix}_${definition.name}`);
    definition.models(database.connection);
    databases.set(definition.name, database);
  }
  const parts = await createSubgraphs({
    uri,
    dbPrefix,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    log,
    now: () => NOON,
  });
  return {
    subgraphs: parts.subgraphs,
    rows: (subgraph, model) =>
      databases.get(subgraph)!.connection.model(model).find().lean<Row[]>().exec(),
    async update(subgraph, model, _id, set) {
      const { name } = databases.get(subgraph)!.connection.model(model).collection;
      const collection = databases.get(subgraph)!.connection.collection<Row>(name);
      await collection.updateOne({ _id }, { $set: set });
    },
    models: (subgraph) => databases.get(subgraph)!.connection.modelNames(),
    async stop() {
      await parts.stop();
      await Promise.all([...databases.values()].map((database) => database.close()));
      await store.stop();
    },
  };
}
