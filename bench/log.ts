import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventIds } from '../gateway/disclosure/eventIds';
import { openLogKeys } from '../cli/storedKeys/logKeys';
import { openVaultKeys } from '../cli/storedKeys/vaultKeys';
import { ANONYMOUS } from '../schema/viewer';
import { openStore } from '../cli/database/openStore';
import { storeRequest } from '../subgraphs/framework/context';
import { connect } from '../subgraphs/framework/mongo';
import { CursorCodec } from '../subgraphs/framework/lists/cursor';
import { receiptModel } from '../subgraphs/framework/receipts/model';
import { openReceiptStore } from '../subgraphs/framework/receipts/store';
import { databaseVault } from '../subgraphs/framework/vault/databaseVault';
import { openLog, type DisclosureLog } from '../subgraphs/subjects/disclosure/log';
import { logModels } from '../subgraphs/subjects/disclosure/stored/model';
import type { LogEvent } from '../subgraphs/subjects/disclosure/sealing/sealEvent';
import {
  disclosureStore,
  type DisclosureStore,
} from '../subgraphs/subjects/disclosure/reading/store';
import { benchReceipts, type ReceiptFigures } from './receipts';

const SMALL_LOG_EVENTS = 1000;
const FILL_EVENTS = 1000;
const FILL_WRITERS = 4;
const SUBJECTS = 5000;
const START_SAMPLES = 5;
const SAMPLES = 100;

/** Medians in milliseconds, on a log of this many events. */
export interface LogFigures {
  readonly events: number;
  /** Connecting, opening the log and reading its tree. */
  readonly start: number;
  readonly append: number;
  readonly proof: number;
  readonly historyPage: number;
}

export interface LogBench {
  /** Events per second of concurrent writers that each append one event at a time. */
  readonly appendsPerSecond: number;
  readonly eventsPerWrite: number;
  /** Events per second when the log is filled with 1000 events per call. */
  readonly filledPerSecond: number;
  /** Growth of the database file per event, indexes and tree included. */
  readonly bytesPerEvent: number;
  readonly small: LogFigures;
  readonly large: LogFigures;
  readonly receipts: ReceiptFigures;
}

/** Measures the disclosure log alone, on a small and on a large log. */
export async function benchLog(
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
  events: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<LogBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-log-'));
  const store = await openStore({ dataDir });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { keys } = await openLogKeys(dataDir);
  const open = async (): Promise<Opened> => {
    const database = await connect(store.uri, 'bench_subjects');
    const { connection } = database;
    const models = logModels(connection);
    const vault = databaseVault(connection, { subgraph: 'subjects', keys: vaultKeys });
    const log = openLog(models, { vault, keys, now: () => new Date() });
    const cursors = new CursorCodec(randomBytes(32));
    const parts = {
      cursors,
      clusters: new Map<string, string>(),
      kinds: new Map(),
      restricted: new Map(),
      guarded: new Set<string>(),
      vault,
      jobs: { enqueue: async () => undefined },
      connection,
    };
    return {
      log,
      asked: () => disclosureStore(models, storeRequest(ANONYMOUS, new Date(), parts)),
      async receipts() {
        const model = receiptModel(connection);
        return benchReceipts(await openReceiptStore(model, { vault, subgraph: 'bench' }), keys);
      },
      async makeIndexes() {
        for (const name of connection.modelNames()) await connection.model(name).createIndexes();
      },
      close: () => database.close(),
    };
  };
  const first = await open();
  try {
    await first.makeIndexes();
    await fill(first.log, 0, SMALL_LOG_EVENTS, onProgress);
    const small = await figures(open, SMALL_LOG_EVENTS);
    const size = async () => (await stat(join(dataDir, 'data.mdb'))).size;
    const before = await size();
    const concurrent = await writers(first.log, connections, seconds);
    const from = SMALL_LOG_EVENTS + concurrent.events;
    const began = performance.now();
    await fill(first.log, from, events, onProgress);
    const filled = (performance.now() - began) / 1000;
    await first.log.tree.advance();
    const added = Math.max(events, from) - SMALL_LOG_EVENTS;
    return {
      appendsPerSecond: concurrent.events / seconds,
      eventsPerWrite: concurrent.events / concurrent.writes,
      filledPerSecond: Math.max(0, events - from) / filled,
      bytesPerEvent: ((await size()) - before) / added,
      small,
      large: await figures(open, Math.max(events, from)),
      receipts: await first.receipts(),
    };
  } finally {
    await first.close();
    await store.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Opened {
  readonly log: DisclosureLog;
  readonly asked: () => DisclosureStore;
  readonly receipts: () => Promise<ReceiptFigures>;
  readonly makeIndexes: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function fill(
  log: DisclosureLog,
  from: number,
  to: number,
  onProgress: (done: number) => void,
): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const at = next;
      next = Math.min(to, at + FILL_EVENTS);
      await log.append(Array.from({ length: next - at }, (_, i) => event(at + i)));
      onProgress(next);
    }
  };
  await Promise.all(Array.from({ length: FILL_WRITERS }, worker));
}

async function writers(log: DisclosureLog, connections: number, seconds: number) {
  const { collection } = log.models.journal;
  const insertOne = collection.insertOne.bind(collection);
  let [events, writes] = [0, 0];
  collection.insertOne = (...args: Parameters<typeof insertOne>) => {
    writes++;
    return insertOne(...args);
  };
  const end = performance.now() + seconds * 1000;
  const writer = async () => {
    while (performance.now() < end) {
      await log.append([event(Math.floor(Math.random() * SUBJECTS))]);
      events++;
    }
  };
  await Promise.all(Array.from({ length: connections }, writer));
  collection.insertOne = insertOne;
  return { events, writes };
}

async function figures(open: () => Promise<Opened>, events: number): Promise<LogFigures> {
  const start = await median(START_SAMPLES, async () => {
    const opened = await open();
    await opened.log.tree.advance();
    await opened.close();
  });
  const { log, asked, close } = await open();
  const someone = () => Math.floor(Math.random() * events);
  const figure = {
    events,
    start,
    append: await median(SAMPLES, () => log.append([event(someone())])),
    proof: await median(SAMPLES, () => asked().inclusionProof(someone())),
    historyPage: await median(SAMPLES, () =>
      asked().history([`sub-${someone() % SUBJECTS}`], { first: 20 }, false),
    ),
  };
  await close();
  return figure;
}

async function median(repeats: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)]!;
}

/** The disclosure of a bank's most frequent operation. */
function event(n: number): LogEvent {
  return {
    id: eventIds()(),
    at: new Date().toISOString(),
    requestId: randomUUID(),
    operation: randomBytes(32).toString('hex'),
    subgraph: 'subjects',
    actor: `clerk-${n % 200}`,
    roles: ['bank'],
    client: 'bank-client',
    organization: '91120102MA00XX0A90',
    purpose: 'lending',
    basis: 'CONSENT',
    consent: { id: randomUUID(), version: 2 },
    matrix: '2026-1',
    subjectId: `sub-${n % SUBJECTS}`,
    clusters: ['IDENTITY', 'RELATION'],
    disclosed: ['NaturalPerson.name', 'NaturalPerson.ageBand', 'NaturalPerson.sex'],
    masked: ['NaturalPerson.idNumber'],
    denied: ['NaturalPerson.contact'],
  };
}
