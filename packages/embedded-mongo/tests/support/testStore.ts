import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { startEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from '../../src/index';

export interface TestStore {
  readonly dataDir: string;
  store: EmbeddedStore;
  client: mongo.MongoClient;
  db: mongo.Db;
  /** Stops the server and starts it on the same folder. */
  restart(options?: Partial<EmbeddedStoreOptions>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A store in its own folder and a connected client; an error of the store itself fails the test.
 */
export async function openTestStore(
  options: Partial<EmbeddedStoreOptions> = {},
): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'store-test-'));
  const faults: unknown[] = [];
  const start = (more: Partial<EmbeddedStoreOptions>): Promise<EmbeddedStore> =>
    startEmbeddedStore({ dataDir, log: (_, error) => faults.push(error), ...options, ...more });
  const connect = (store: EmbeddedStore): mongo.MongoClient =>
    new mongo.MongoClient(store.uri, { serverSelectionTimeoutMS: 5000 });
  const store = await start({});
  const client = connect(store);
  const opened: TestStore = {
    dataDir,
    store,
    client,
    db: client.db('test'),
    restart: async (more = {}) => {
      await opened.client.close();
      await opened.store.stop();
      opened.store = await start(more);
      opened.client = connect(opened.store);
      opened.db = opened.client.db('test');
    },
    stop: async () => {
      await opened.client.close();
      await opened.store.stop();
      rmSync(dataDir, { recursive: true });
      if (faults.length > 0) throw faults[0] as Error;
    },
  };
  return opened;
}

interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
}

export interface Explained {
  /** Stages, from the outermost to the innermost. */
  stages: string[];
  index: string | undefined;
  keys: number;
  documents: number;
  returned: number;
}

/** The summary of an explain reply. */
export function readExplain(reply: mongo.Document): Explained {
  const stages: string[] = [];
  let index: string | undefined;
  const { queryPlanner, executionStats } = reply as {
    queryPlanner: { winningPlan: Stage };
    executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
  };
  for (let stage: Stage | undefined = queryPlanner.winningPlan; stage; stage = stage.inputStage) {
    stages.push(stage.stage);
    index = stage.indexName ?? index;
  }
  const {
    totalKeysExamined: keys,
    totalDocsExamined: documents,
    nReturned: returned,
  } = executionStats;
  return { stages, index, keys, documents, returned };
}

/** The error of a promise that must fail. */
export async function failure(promise: Promise<unknown>): Promise<mongo.MongoServerError> {
  return promise.then(
    () => {
      throw new Error('It did not fail');
    },
    (error: unknown) => error as mongo.MongoServerError,
  );
}
