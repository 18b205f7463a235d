import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { ListenError, startEmbeddedStore, StoreOpenError } from '../../src/index';
import { openEngine } from '../../src/engine/engine';
import { removeExpired } from '../../src/engine/removeExpired';
import { catalogKey } from '../../src/storage/keyspace';
import { verifyFolder } from '../../conformance/verifyFolder';
import { failure, openTestStore, type TestStore } from '../support/testStore';

let test: TestStore;
beforeAll(async () => void (test = await openTestStore()));
afterAll(() => test.stop());

const folder = (): string => mkdtempSync(join(tmpdir(), 'store-folder-'));

describe('written data', () => {
  it('survives a restart, indexes included', async () => {
    await test.db.collection<{ _id: number }>('kept').insertMany([{ _id: 1 }, { _id: 2 }]);
    await test.db.collection('kept').createIndex({ a: 1 }, { unique: true, sparse: true });
    await test.restart();
    const kept = test.db.collection<{ _id: number; a?: number }>('kept');
    expect(await kept.find().toArray()).toEqual([{ _id: 1 }, { _id: 2 }]);
    expect((await kept.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1']);
    await kept.updateOne({ _id: 1 }, { $set: { a: 1 } });
    expect((await failure(kept.updateOne({ _id: 2 }, { $set: { a: 1 } }))).code).toBe(11000);
  });

  it('keeps its BSON types and the order of its fields', async () => {
    const { Decimal128, Long, Double, Int32, Timestamp, BSONRegExp } = await import('bson');
    const document = {
      _id: 'types',
      z: new Int32(1),
      a: Long.fromNumber(2),
      double: new Double(3),
      decimal: Decimal128.fromString('1.10'),
      time: new Timestamp({ t: 5, i: 6 }),
      regex: new BSONRegExp('a', 's'),
      nothing: null,
      nested: { y: [1, { b: 1, a: 2 }] },
    };
    await test.db.collection<{ _id: string }>('types').insertOne(document);
    const found = await test.db
      .collection('types')
      .findOne({}, { promoteValues: false, promoteLongs: false, bsonRegExp: true });
    expect(JSON.stringify(found)).toBe(JSON.stringify(document));
    expect(Object.keys(found ?? {})).toEqual(Object.keys(document));
  });
});

describe('a data folder', () => {
  it('serves one store at a time and refuses a second', async () => {
    await expect(startEmbeddedStore({ dataDir: test.dataDir })).rejects.toThrow(
      `The data folder ${test.dataDir} is in use by another store (process ${process.pid})`,
    );
  });

  it('is refused when its format version is unknown', async () => {
    const dataDir = folder();
    await openEngine(dataDir).close();
    const file = open({
      path: join(dataDir, 'data.mdb'),
      keyEncoding: 'binary',
      encoding: 'binary',
    });
    file.putSync(catalogKey('\0format'), Buffer.from('99'));
    await file.close();
    await expect(startEmbeddedStore({ dataDir })).rejects.toThrow(
      `The data folder ${dataDir} has format version 99; this program reads version 1 only`,
    );
  });

  it('is refused in one sentence when it is not writable', async () => {
    await expect(startEmbeddedStore({ dataDir: '/dev/null/nowhere' })).rejects.toThrow(
      StoreOpenError,
    );
  });
});

describe('the address', () => {
  it('is loopback only', async () => {
    await expect(startEmbeddedStore({ dataDir: folder(), host: '0.0.0.0' })).rejects.toThrow(
      'The embedded store listens on loopback only, not on 0.0.0.0',
    );
  });

  it('is refused when it is in use, and the folder is unlocked', async () => {
    const dataDir = folder();
    const taken = { dataDir, port: test.store.port };
    await expect(startEmbeddedStore(taken)).rejects.toThrow(ListenError);
    const store = await startEmbeddedStore({ dataDir });
    await store.stop();
  });

  it('may be a unix socket that only its owner can open', async () => {
    const dataDir = folder();
    const socketPath = join(dataDir, 'store.sock');
    const store = await startEmbeddedStore({ dataDir, socketPath });
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    await store.stop();
  });
});

describe('indexes', () => {
  it('stay consistent through updates, deletes and drops', async () => {
    const own = await openTestStore();
    const c = own.db.collection<{ _id: number; a?: number; b?: unknown }>('c');
    await c.createIndexes([
      { key: { a: 1, b: -1 } },
      { key: { 'b.x': 1 }, sparse: true },
      { key: { a: 'hashed' } },
    ]);
    await c.insertMany(
      Array.from({ length: 300 }, (_, i) => ({ _id: i, a: i % 7, b: [{ x: i }, { x: i + 1 }] })),
    );
    await c.updateMany({ a: 3 }, { $set: { b: [] } });
    await c.updateMany({ a: 4 }, { $unset: { b: 1 }, $inc: { a: 10 } });
    await c.deleteMany({ a: 5 });
    await own.db.collection('gone').insertMany([{ a: 1 }, { a: 2 }]);
    await own.db.dropCollection('gone');
    await c.createIndex({ b: 1 });
    await c.dropIndex('a_hashed');
    const { dataDir } = own;
    await own.client.close();
    await own.store.stop();
    const report = await verifyFolder(dataDir);
    expect(report.faults).toEqual([]);
    expect(report.documents).toBe(300 - 43);
  });

  it('are built completely over existing documents, or not at all', async () => {
    const c = test.db.collection('build');
    await c.insertMany(Array.from({ length: 1500 }, (_, i) => ({ n: i % 1400 })));
    const error = await failure(c.createIndex({ n: 1 }, { unique: true }));
    expect(error.code).toBe(11000);
    expect((await c.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await c.createIndex({ n: -1 });
    expect(await c.countDocuments({ n: 5 }, { hint: 'n_-1' })).toBe(2);
  });

  it.each([
    [{ key: { a: '2dsphere' }, name: 'x' }, 67, "Unknown index plugin '2dsphere'"],
    [{ key: { a: 'text' }, name: 'x' }, 67, "Unknown index plugin 'text'"],
    [{ key: {}, name: 'x' }, 67, 'Index keys cannot be an empty object'],
    [{ key: { a: 1 }, name: 'x', odd: 1 }, 197, undefined],
    [{ key: { a: 1 }, name: 'a_2', unique: true }, 85, undefined],
    [{ key: { b: 1 }, name: 'a_1' }, 86, undefined],
    [{ key: { a: 1, b: 1 }, name: 'ttl', expireAfterSeconds: 1 }, 67, undefined],
  ])('%j is refused with %d', async (index, code, errmsg) => {
    await test.db.collection('refused').createIndex({ a: 1 });
    const error = await failure(test.db.command({ createIndexes: 'refused', indexes: [index] }));
    expect(error.code).toBe(code);
    if (errmsg !== undefined) expect(error.errmsg).toBe(errmsg);
  });

  it('report duplicate keys in the form that drivers and mongoose expect', async () => {
    const c = test.db.collection('dup');
    await c.createIndex({ email: 1, n: 1 }, { unique: true });
    await c.insertOne({ email: 'a', n: 1 });
    const error = await failure(c.insertOne({ email: 'a', n: 1 }));
    expect(error.message).toBe(
      'E11000 duplicate key error collection: test.dup index: email_1_n_1 dup key: { email: "a", n: 1 }',
    );
    expect(error).toMatchObject({ keyPattern: { email: 1, n: 1 }, keyValue: { email: 'a', n: 1 } });
  });

  it('accept strings longer than the maximum length of a key', async () => {
    const c = test.db.collection<{ _id: string; s: string }>('long');
    await c.createIndex({ s: 1 }, { unique: true });
    const long = (tail: string): string => 'x'.repeat(5000) + tail;
    await c.insertMany([
      { _id: long('1'), s: long('a') },
      { _id: long('2'), s: long('b') },
    ]);
    expect((await c.findOne({ s: long('b') }))?._id).toBe(long('2'));
    expect(await c.countDocuments({ s: { $gte: long('a') } })).toBe(2);
    expect((await failure(c.insertOne({ _id: 'z', s: long('a') }))).code).toBe(11000);
  });
});

it('the TTL monitor removes expired documents and no others', async () => {
  const dataDir = folder();
  const store = await startEmbeddedStore({ dataDir });
  const { mongo } = await import('mongoose');
  const client = new mongo.MongoClient(store.uri);
  const c = client.db('test').collection<{ _id: number; at?: unknown }>('ttl');
  await c.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await c.insertMany([
    { _id: 1, at: new Date(Date.now() - 120_000) },
    { _id: 2, at: new Date() },
    { _id: 3, at: 'no date' },
    { _id: 4 },
    { _id: 5, at: [new Date(), new Date(0)] },
  ]);
  await client.close();
  await store.stop();
  const engine = openEngine(dataDir);
  expect(await removeExpired(engine, () => false)).toBe(2);
  await engine.close();
  expect((await verifyFolder(dataDir)).documents).toBe(3);
});
