import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { CaseRecords } from '../../schema/cases/records';
import type { SubjectDirectory } from '../../schema/directory';
import { createSubgraph, type Subgraph } from '../../subgraphs/framework/createSubgraph';
import type { IntakeTimes, SubgraphDefinition } from '../../subgraphs/framework/definition';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import type { Vault } from '../../subgraphs/framework/vault/vault';
import { silent } from './log';
import { sealInserts } from './sealing';
import { startTestStore, type TestStore } from './store';
import { testLogKeys } from './logKeys';
import { testVaultKeys } from './vault';

/** A subgraph on its own store, the models that fill it, and the commands it sends. */
export interface SubgraphUnderTest<Models> {
  readonly subgraph: Subgraph;
  /** They seal inserted documents. */
  readonly models: Models;
  readonly vault: Vault;
  readonly store: TestStore;
  /** Names of the database commands sent since the last call. */
  commands(): string[];
  stop(): Promise<void>;
}

export async function subgraphUnderTest<Models>(
  definition: SubgraphDefinition,
  options: {
    readonly now?: () => Date;
    readonly log?: Logger;
    readonly intakeTimes?: IntakeTimes;
    readonly directory?: SubjectDirectory;
    readonly caseRecords?: readonly CaseRecords[];
  } = {},
): Promise<SubgraphUnderTest<Models>> {
  const store = await startTestStore();
  const seen: string[] = [];
  const subgraph = await createSubgraph(definition, {
    uri: store.uri,
    dbPrefix: store.dbPrefix,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    logKeys: testLogKeys,
    log: options.log ?? silent,
    onCommand: ({ commandName }) => void seen.push(commandName),
    ...(options.now && { now: options.now }),
    ...(options.directory && { directory: options.directory }),
    ...(options.caseRecords && { caseRecords: options.caseRecords }),
    ...(options.intakeTimes && { intakeTimes: options.intakeTimes }),
  });
  const database: Database = await connect(store.uri, `${store.dbPrefix}_${definition.name}`);
  const models = definition.models(database.connection) as Models;
  const vault = sealInserts(database.connection, definition);
  return {
    subgraph,
    models,
    vault,
    store,
    commands: () => seen.splice(0),
    async stop() {
      await database.close();
      await subgraph.stop();
      await store.stop();
    },
  };
}
