import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import mongoose from 'mongoose';
import { openStore, type OpenedStore } from '../../../cli/database/openStore';

const folder = mkdtempSync(join(tmpdir(), 'Hedong-'));
let store: OpenedStore | undefined;

afterEach(() => store?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function socketOf({ uri }: OpenedStore): string {
  return decodeURIComponent(new URL(uri).hostname);
}

test('listens on a socket in a folder, both accessible to their owner only', async () => {
  store = await openStore({ dataDir: folder });
  const path = socketOf(store);
  expect(path).toBe(join(folder, 'socket', 'store.sock'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
});

test('serves drivers over the socket, transactions included, whatever the case of its path', async () => {
  store = await openStore({ dataDir: folder });
  const connection = await mongoose.createConnection(store.uri, { dbName: 'a' }).asPromise();
  try {
    const rows = connection.collection<{ _id: string }>('rows');
    await connection.withSession((session) =>
      session.withTransaction(() => rows.insertOne({ _id: 'one' }, { session })),
    );
    expect(await rows.find().toArray()).toEqual([{ _id: 'one' }]);
  } finally {
    await connection.close();
  }
});

test('replaces a socket that a crash left behind, and makes its folder private', async () => {
  const dataDir = join(folder, 'crashed');
  mkdirSync(join(dataDir, 'socket'), { recursive: true, mode: 0o755 });
  const left = join(dataDir, 'socket', 'store.sock');
  writeFileSync(left, '');
  store = await openStore({ dataDir });
  expect(socketOf(store)).toBe(left);
  expect(statSync(left).isSocket()).toBe(true);
  expect(statSync(dirname(left)).mode & 0o777).toBe(0o700);
});

test.each([
  ['its port is configured', folder, { port: 0 }],
  ['the path of a socket would be too long', join(folder, 'long'.repeat(25)), {}],
])('listens on a loopback port when %s', async (_why, dataDir, options) => {
  store = await openStore({ dataDir, ...options });
  expect(store.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=rs0$/);
});
