import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mongo } from 'mongoose';
import { ACCOUNT_BALANCE, ACCOUNTS, runWriter } from './tortureWriter';
import { verifyFolder } from './verifyFolder';
import { toNumber } from '../src/values/numbers';
import type { Num } from '../src/values/types';

const HELP = `Kills the embedded store (SIGKILL) again and again while processes write to it, and checks
after every kill that nothing acknowledged is lost, that indexes and counters agree with the
documents, that no increment was done twice, and that the bank's total is what it was.

  npm run torture --workspace embedded-mongo -- [--kills N] [--writers N] [--json FILE]

  --kills N     how often to kill (default 200)
  --writers N   writing processes (default 3)
  --json FILE   write the figures there as well
`;

const random = (from: number, to: number): number => from + Math.random() * (to - from);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function run(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function startServer(dataDir: string, port: number): Promise<ChildProcess> {
  const serve = join(__dirname, `serve${extname(__filename)}`);
  const server = run(serve, '--data', dataDir, '--port', String(port));
  const ready = once(server.stdout as NonNullable<typeof server.stdout>, 'data');
  const died = once(server, 'exit').then(() => {
    throw new Error('The store did not start');
  });
  await Promise.race([ready, died]);
  died.catch(() => undefined);
  return server;
}

async function prepare(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  const db = client.db('torture');
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => ({
    _id: i,
    balance: ACCOUNT_BALANCE,
  }));
  await db.collection<{ _id: number; balance: number }>('accounts').insertMany(accounts);
  await db
    .collection('records')
    .createIndexes([
      { key: { email: 1 }, unique: true },
      { key: { state: 1, at: -1 } },
      { key: { tags: 1 } },
      { key: { writer: 1, state: 1 } },
    ]);
  await client.close();
}

/** Waits until the writers have been answered so often, however slow the machine is just now. */
async function progress(logs: readonly string[], answers: number): Promise<void> {
  const written = (): number => logs.reduce((sum, log) => sum + statSync(log).size, 0);
  // A line of the log has about twenty bytes.
  const enough = written() + answers * 20;
  for (let waited = 0; written() < enough && waited < 30_000; waited += 20) await wait(20);
}

interface Acknowledged {
  inserts: string[];
  counters: Map<string, { least: number; issued: number }>;
  transfers: number;
}

function readLogs(logs: readonly string[]): Acknowledged {
  const found: Acknowledged = { inserts: [], counters: new Map(), transfers: 0 };
  logs.forEach((log, i) => {
    const counter = { least: 0, issued: 0 };
    for (const line of readFileSync(log, 'utf8').split('\n')) {
      const [kind, id = '', n] = line.split(' ');
      if (kind === 'i') found.inserts.push(id);
      else if (kind === 'u') counter.least = Number(n);
      else if (kind === 'issued') counter.issued++;
      else if (kind === 't') found.transfers++;
    }
    found.counters.set(`w${i}`, counter);
  });
  return found;
}

async function check(
  dataDir: string,
  logs: readonly string[],
): Promise<Record<string, unknown> & { faults: string[] }> {
  // Read before the folder: whatever was acknowledged by now must be in it.
  const acknowledged = readLogs(logs);
  const ids = new Set<unknown>();
  const counters = new Map<unknown, number>();
  let total = 0;
  const report = await verifyFolder(dataDir, (namespace, doc) => {
    if (namespace === 'torture.records') ids.add(doc._id);
    else if (namespace === 'torture.accounts') total += toNumber(doc.balance as Num);
    else counters.set(doc._id, toNumber(doc.n as Num));
  });
  const faults = [...report.faults];
  const lost = acknowledged.inserts.filter((id) => !ids.has(id)).length;
  if (lost > 0) faults.push(`${lost} acknowledged inserts are lost`);
  if (total !== ACCOUNTS * ACCOUNT_BALANCE) faults.push(`The bank's total is ${total}`);
  for (const [name, { least, issued }] of acknowledged.counters) {
    const stored = counters.get(name) ?? 0;
    if (stored < least) faults.push(`Counter ${name} is ${stored}, acknowledged was ${least}`);
    if (stored > issued) faults.push(`Counter ${name} is ${stored} after ${issued} increments`);
  }
  const { documents, entries } = report;
  const { inserts, transfers } = acknowledged;
  return { faults, documents, entries, acknowledgedInserts: inserts.length, transfers };
}

async function torture(
  kills: number,
  writerCount: number,
  jsonFile: string | undefined,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'store-torture-'));
  const dataDir = join(home, 'data');
  const port = await freePort();
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
  let server = await startServer(dataDir, port);
  await prepare(uri);
  const logs = Array.from({ length: writerCount }, (_, i) => join(home, `writer${i}.log`));
  logs.forEach((log) => writeFileSync(log, ''));
  const writers = logs.map((log, i) =>
    run(__filename, '--writer', `w${i}`, '--uri', uri, '--log', log),
  );
  let result: Record<string, unknown> & { faults: string[] } = { faults: [] };
  try {
    for (let kill = 1; kill <= kills && result.faults.length === 0; kill++) {
      await progress(logs, random(5, 60));
      await wait(random(0, 200));
      server.kill('SIGKILL');
      await once(server, 'exit');
      result = await check(dataDir, logs);
      const { documents, entries } = result;
      process.stdout.write(
        `kill ${kill}: ${String(documents)} documents, ${String(entries)} entries\n`,
      );
      server = await startServer(dataDir, port);
    }
    for (const writer of writers) writer.kill('SIGTERM');
    await Promise.all(writers.map((writer) => once(writer, 'exit')));
  } finally {
    for (const writer of writers) writer.kill('SIGKILL');
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  const last = result.faults.length > 0 ? result : await check(dataDir, logs);
  const figures = { kills, writers: writerCount, ...last };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (jsonFile) writeFileSync(jsonFile, JSON.stringify(figures, null, 2));
  if (last.faults.length > 0) {
    process.stderr.write(`The folder is kept at ${home}\n`);
    process.exitCode = 1;
  } else rmSync(home, { recursive: true });
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    writers: { type: 'string', default: '3' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
    writer: { type: 'string' },
    uri: { type: 'string', default: '' },
    log: { type: 'string', default: '' },
  },
});
if (values.help) process.stdout.write(HELP);
else if (values.writer) void runWriter(values.uri, values.writer, values.log);
else {
  torture(Number(values.kills), Number(values.writers), values.json).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
