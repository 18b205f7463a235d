import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Int32 } from 'bson';
import { allCommands } from '../src/commands/index';
import { dispatch } from '../src/commands/dispatch';
import { openEngine, type Engine } from '../src/engine/engine';
import type { Connection } from '../src/connections/connection';
import { compileSort } from '../src/paths/sort';
import { describe } from '../src/values/describe';
import { decodeDocument, type Doc, encodeDocument, isDoc, type Value } from '../src/values/types';
import { document, filter, indexes, type Random, seeded, sort, value } from './randomQueries';

const DOCUMENTS = 25;
const QUERIES_PER_ROUND = 3000;
const QUERIES_PER_WRITE = 25;

export interface Outcome {
  queries: number;
  /** How often the planner's answer came from an index. */
  indexed: number;
  /** How often an index answered a sort or count. */
  differences: string[];
}

/**
 * Asks random questions twice — as the planner chooses, and with the hint {$natural: 1} that
 * forces a full scan — and compares the answers, over collections with random indexes that random
 * writes change in between. The same seed gives the same run.
 */
export async function runDifferential(
  queries: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'differential-'));
  const engine = openEngine(dataDir);
  const outcome: Outcome = { queries: 0, indexed: 0, differences: [] };
  try {
    for (let round = 0; outcome.queries < queries; round += 1) {
      const random = seeded(seed * 7919 + round);
      await runRound(
        engine,
        random,
        Math.min(QUERIES_PER_ROUND, queries - outcome.queries),
        `r${round}`,
        outcome,
      );
      progress(outcome.queries);
      if (outcome.differences.length >= 20) break;
    }
  } finally {
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return outcome;
}

type Ask = (body: Doc) => Promise<Doc>;

function asker(engine: Engine): Ask {
  const connection: Connection = {
    id: 1,
    address: '',
    credentials: undefined,
    authenticated: true,
    user: undefined,
    interrupt: undefined,
    exchange: undefined,
  };
  return async (body) => {
    const name = Object.keys(body)[0] as string;
    const request = {
      requestId: 1,
      legacy: false,
      silent: false,
      name,
      database: 'd',
      body,
      rawDocuments: undefined,
    };
    let fault: unknown;
    const reply = await dispatch(engine, allCommands, connection, request, (_message, error) => {
      fault = error;
    });
    if (fault !== undefined) throw fault as Error;
    return reply instanceof Uint8Array
      ? decodeDocument(reply)
      : decodeDocument(encodeDocument(reply));
  };
}

async function runRound(
  engine: Engine,
  random: Random,
  count: number,
  collection: string,
  outcome: Outcome,
): Promise<void> {
  const ask = asker(engine);
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => document(random, i));
  const early = random.chance(0.5);
  const specs = indexes(random);
  const create = async (): Promise<void> => {
    // One at a time: an index that these documents cannot have (parallel arrays) is left out.
    for (const spec of specs) await ask({ createIndexes: collection, indexes: [spec] });
  };
  await ask({ create: collection });
  if (early) await create();
  await ask({ insert: collection, documents, ordered: false });
  if (!early) await create();
  for (let i = 0; i < count; i += 1) {
    if (i % QUERIES_PER_WRITE === 0) await write(ask, random, collection);
    await compare(ask, random, collection, outcome);
  }
  await ask({ drop: collection });
}

async function write(ask: Ask, random: Random, collection: string): Promise<void> {
  const id: Doc = { _id: new Int32(random.below(DOCUMENTS)) };
  const path = random.pick(['a', 'b', 'c', 'd.e', 'tags', 'list']);
  const updates: Doc[] = [
    { $set: { [path]: value(random) } },
    { $unset: { [path]: true } },
    { $push: { tags: value(random, 1) } },
    document(random, 0),
  ];
  const update = random.pick(updates);
  if ('_id' in update) delete update['_id'];
  const q = random.chance(0.8) ? id : filter(random, 1);
  if (random.chance(0.1))
    await ask({ delete: collection, deletes: [{ q: id, limit: new Int32(1) }] });
  const upsert = q === id;
  await ask({ update: collection, updates: [{ q, u: update, upsert }] });
}

/** The answer to one question: the ids found, or the error's code. */
interface Answer {
  ids: string[];
  docs: Doc[];
  error?: string;
}

async function answer(ask: Ask, body: Doc): Promise<Answer> {
  const reply = await ask(body);
  const cursor = reply['cursor'];
  if (!isDoc(cursor)) return { ids: [], docs: [], error: describe(reply['code'] ?? null) };
  const docs = cursor['firstBatch'] as Doc[];
  return { docs, ids: docs.map((doc) => describe(doc['_id'])) };
}

async function compare(
  ask: Ask,
  random: Random,
  collection: string,
  outcome: Outcome,
): Promise<void> {
  const question = filter(random);
  outcome.queries += 1;
  if (random.chance(0.1)) return compareCounts(ask, random, collection, question, outcome);
  const order = sort(random);
  const body: Doc = { find: collection, filter: question, batchSize: new Int32(1000) };
  if (Object.keys(order).length > 0) body['sort'] = order;
  const ordered = '_id' in order;
  // What a limit leaves out is only determined where the order is total.
  if (ordered && random.chance(0.5)) {
    body['limit'] = new Int32(1 + random.below(20));
    if (random.chance(0.3)) body['skip'] = new Int32(random.below(10));
  }
  if (ordered || Object.keys(order).length === 0) body['projection'] = { _id: new Int32(1) };
  const planned = await answer(ask, { ...body });
  const scanned = await answer(ask, { ...body, hint: { $natural: new Int32(1) } });
  const same =
    planned.error === scanned.error &&
    (ordered
      ? planned.ids.join() === scanned.ids.join()
      : planned.ids.toSorted().join() === scanned.ids.toSorted().join() &&
        sorted(planned.docs, order));
  if (!same) report(outcome, body, planned.error ?? planned.ids, scanned.error ?? scanned.ids);
  if (outcome.queries % 50 === 0) await noteIndex(ask, body, outcome);
}

async function noteIndex(ask: Ask, body: Doc, outcome: Outcome): Promise<void> {
  const reply = await ask({ explain: body, verbosity: 'queryPlanner' });
  if (/IXSCAN|COUNT_SCAN|IDHACK/.test(describe(reply))) outcome.indexed += 1;
}

function sorted(docs: readonly Doc[], order: Doc): boolean {
  if (Object.keys(order).length === 0) return true;
  const compareDocs = compileSort(order);
  return docs.every((doc, i) => i === 0 || compareDocs(docs[i - 1] as Doc, doc) <= 0);
}

async function compareCounts(
  ask: Ask,
  random: Random,
  collection: string,
  question: Doc,
  outcome: Outcome,
): Promise<void> {
  const hint = { hint: { $natural: new Int32(1) } };
  const group: Value[] = [
    { $match: question },
    { $group: { _id: new Int32(1), n: { $sum: new Int32(1) } } },
  ];
  const body: Doc = random.chance(0.5)
    ? { count: collection, query: question }
    : { aggregate: collection, pipeline: group, cursor: {} };
  const read = async (command: Doc): Promise<string> => {
    const reply = await ask(command);
    return describe(reply['n'] ?? reply['cursor'] ?? reply['code'] ?? null);
  };
  const [planned, scanned] = [await read({ ...body }), await read({ ...body, ...hint })];
  if (planned !== scanned) report(outcome, body, planned, scanned);
}

function report(outcome: Outcome, body: Doc, planned: unknown, scanned: unknown): void {
  outcome.differences.push(
    `${describe(body)}\n  planner: ${String(planned)}\n  scan:    ${String(scanned)}`,
  );
}

const HELP = `Compares the planner's answers with full scans of the same data.
  --queries N   how many random questions to ask (default 10000)
  --seed S      where the random choices start (default 1)
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      queries: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const started = performance.now();
  const { queries, indexed, differences } = await runDifferential(
    Number(values.queries),
    Number(values.seed),
    (done) => {
      if (done % 30_000 < QUERIES_PER_ROUND) process.stderr.write(`${done} queries\n`);
    },
  );
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `${queries} queries in ${seconds} s, ${differences.length} differences (${indexed * 50} or so answered by an index)\n`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
}

if (require.main === module) void main();
