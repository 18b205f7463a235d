import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListenError, StoreOpenError } from 'embedded-mongo';
import { mongo } from 'mongoose';
import { openStore } from '../../../cli/database/openStore';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hedong-thread-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('persists what was written before it stopped', async () => {
  const first = await openStore({ dataDir });
  const client = new mongo.MongoClient(first.uri);
  await client.db('test').collection('c').insertOne({ a: 1 });
  await client.close();
  await first.stop();
  const second = await openStore({ dataDir });
  const again = new mongo.MongoClient(second.uri);
  expect(await again.db('test').collection('c').countDocuments()).toBe(1);
  await again.close();
  await second.stop();
});

it('reports in the server’s own words why it cannot start', async () => {
  const store = await openStore({ dataDir });
  await expect(openStore({ dataDir })).rejects.toThrow(StoreOpenError);
  await store.stop();
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(openStore({ dataDir, port })).rejects.toThrow(ListenError);
  taken.close();
});
