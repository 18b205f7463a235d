import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { mongo } from 'mongoose';
import { ListenError, startStoreThread, StoreOpenError, type CreateWorker } from '../../src/index';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'store-thread-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The thread has no TypeScript loader of the test, so it runs the built file. */
const createWorker: CreateWorker = (file, options) =>
  new Worker(file.replace('/src/', '/build/src/').replace(/\.ts$/, '.js'), options);

it('the store serves from a thread and persists writes from before it stopped', async () => {
  const first = await startStoreThread({ dataDir, createWorker });
  const client = new mongo.MongoClient(first.uri);
  await client.db('test').collection('c').insertOne({ a: 1 });
  await client.close();
  await first.stop();
  const second = await startStoreThread({ dataDir, createWorker });
  const again = new mongo.MongoClient(second.uri);
  expect(await again.db('test').collection('c').countDocuments()).toBe(1);
  await again.close();
  await second.stop();
});

it('a start that fails reports the server’s own error', async () => {
  const store = await startStoreThread({ dataDir, createWorker });
  await expect(startStoreThread({ dataDir, createWorker })).rejects.toThrow(StoreOpenError);
  await store.stop();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(startStoreThread({ dataDir, port, createWorker })).rejects.toThrow(ListenError);
  taken.close();
});
