import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { openStore } from '../../../cli/database/openStore';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-open-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it('returns the configured MongoDB', async () => {
  const elsewhere = await openStore({ mongodbUri: 'mongodb://db.example', dataDir: '/nowhere' });
  expect(elsewhere).toMatchObject({ uri: 'mongodb://db.example', kind: 'mongodb' });
});

it('returns the URI of the embedded server with its credentials', async () => {
  const open = await openStore({ dataDir });
  await open.stop();
  const store = await openStore({ dataDir, username: 'u', password: 'pä ss/w@rd' });
  const opened = new mongo.MongoClient(store.uri, { serverSelectionTimeoutMS: 3000 });
  const { acknowledged } = await opened.db('test').collection('c').insertOne({ a: 1 });
  expect(acknowledged).toBe(true);
  await opened.close();
  await store.stop();
});
