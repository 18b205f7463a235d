import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createSubgraph, type Subgraph } from '../../subgraphs/kit/createSubgraph';
import type { SubgraphDefinition } from '../../subgraphs/kit/definition';
import { connect, type Database } from '../../subgraphs/kit/mongo';
import { silent } from './log';
import { startTestStore, type TestStore } from './store';
import { testVaultKeys } from './vault';

/** A subgraph on a store of its own, its models for filling it, and the commands it sends. */
export interface SubgraphUnderTest<Models> {
  readonly subgraph: Subgraph;
  readonly models: Models;
  readonly store: TestStore;
  /** Names of the database commands sent since the last call. */
  commands(): string[];
  stop(): Promise<void>;
}

export async function subgraphUnderTest<Models>(
  definition: SubgraphDefinition,
  options: { readonly now?: () => Date; readonly log?: Logger } = {},
): Promise<SubgraphUnderTest<Models>> {
  const store = await startTestStore();
  const seen: string[] = [];
  const subgraph = await createSubgraph(definition, {
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    log: options.log ?? silent,
    onCommand: ({ commandName }) => void seen.push(commandName),
    ...(options.now && { now: options.now }),
  });
  const database: Database = await connect(store.uri, `${store.dbPrefix}_${definition.name}`);
  return {
    subgraph,
    models: definition.models(database.connection) as Models,
    store,
    commands: () => seen.splice(0),
    async stop() {
      await database.close();
      await subgraph.stop();
      await store.stop();
    },
  };
}
