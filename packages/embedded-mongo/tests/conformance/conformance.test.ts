import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { allCases } from '../../conformance/cases/index';
import { withEmbeddedStore } from '../../conformance/index';
import { runCases, type Failure } from '../../conformance/runCases';

const show = ({ name, expected, got }: Failure): string =>
  `${name}\n  expected ${expected}\n  got      ${got}`;

async function expectConformance(uri: string): Promise<void> {
  const { passed, failures } = await runCases(uri, allCases);
  expect(failures.map(show)).toEqual([]);
  expect(passed).toBe(allCases.length);
}

const { MONGODB_TEST_URI, MONGOD_BINARY } = process.env;

describe('the conformance suite', () => {
  it('has at least 400 cases, each with a source and a name unique to that source', () => {
    expect(allCases.length).toBeGreaterThanOrEqual(400);
    const names = allCases.map(({ source, name }) => `${source}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(allCases.filter(({ source }) => source === '')).toEqual([]);
  });

  it('is passed by the embedded store', async () => {
    await withEmbeddedStore((uri) => expectConformance(uri));
  }, 600_000);

  (MONGODB_TEST_URI ? it : it.skip)(
    'is passed by the server at MONGODB_TEST_URI',
    async () => {
      await expectConformance(MONGODB_TEST_URI as string);
    },
    600_000,
  );

  (MONGOD_BINARY ? it : it.skip)(
    'is passed by the server MONGOD_BINARY names',
    async () => {
      await withMongod(MONGOD_BINARY as string, expectConformance);
    },
    600_000,
  );
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Runs a real mongod on a temporary folder as a one-node replica set. */
async function withMongod(binary: string, use: (uri: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mongod-'));
  const port = await freePort();
  const settings = ['--dbpath', dataDir, '--port', String(port), '--bind_ip', '127.0.0.1'];
  const mongod = spawn(binary, [...settings, '--replSet', 'rs0'], { stdio: 'ignore' });
  const exited = once(mongod, 'exit');
  try {
    const uri = `mongodb://127.0.0.1:${port}/`;
    await initiate(`${uri}?directConnection=true&serverSelectionTimeoutMS=60000`, port);
    await use(`${uri}?replicaSet=rs0`);
  } finally {
    mongod.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function initiate(uri: string, port: number): Promise<void> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const admin = client.db('admin');
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    await admin.command({ replSetInitiate: { _id: 'rs0', members } });
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) await sleep(100);
  } finally {
    await client.close();
  }
}
