import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from 'embedded-mongo';
import mongoose from 'mongoose';

/** A MongoDB for one test file: its own embedded server, or its own prefix on a real server. */
export interface TestStore {
  readonly uri: string;
  readonly dbPrefix: string;
  stop(): Promise<void>;
}

export async function startTestStore(): Promise<TestStore> {
  const dbPrefix = `test_${randomBytes(4).toString('hex')}`;
  const real = process.env['MONGODB_TEST_URI'];
  if (real !== undefined) return { uri: real, dbPrefix, stop: () => dropDatabases(real, dbPrefix) };
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-test-'));
  const server = await startEmbeddedStore({ dataDir, port: 0 });
  return {
    uri: server.uri,
    dbPrefix,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function dropDatabases(uri: string, dbPrefix: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  const { databases } = await client.db('admin').admin().listDatabases();
  for (const { name } of databases) {
    if (name.startsWith(`${dbPrefix}_`)) await client.db(name).dropDatabase();
  }
  await client.close();
}
