import { once } from 'node:events';
import { createConnection } from 'node:net';
import { serialize } from 'bson';
import type { mongo } from 'mongoose';
import { failure, openTestStore, type TestStore } from '../support/testStore';

let test: TestStore;
let big: mongo.Collection;

beforeAll(async () => {
  test = await openTestStore();
  big = test.db.collection('big');
  const documents = Array.from({ length: 20_000 }, (_, i) => ({
    n: i,
    group: i % 100,
    text: 'x'.repeat(200),
  }));
  await big.insertMany(documents);
});
afterAll(() => test.stop());

it('a long aggregation does not block point reads and writes', async () => {
  let finished = false;
  const long = big
    .aggregate([{ $group: { _id: '$group', total: { $sum: '$n' } } }, { $sort: { total: -1 } }])
    .toArray()
    .finally(() => (finished = true));
  let during = 0;
  while (!finished) {
    await test.db.collection('other').insertOne({ at: during });
    if (!finished) during++;
  }
  expect(await long).toHaveLength(100);
  expect(during).toBeGreaterThan(3);
});

it('maxTimeMS aborts a long search', async () => {
  const error = await failure(
    big
      .find({ text: /nothing like it/ })
      .maxTimeMS(5)
      .toArray(),
  );
  expect(error.code).toBe(50);
});

it('a cursor keeps its position while others write', async () => {
  const cursor = big.find({}, { projection: { n: 1 } }).batchSize(500);
  const seen = new Set<unknown>();
  for await (const document of cursor) {
    if (seen.size % 4000 === 0) await big.insertOne({ extra: true });
    seen.add(document.n);
  }
  expect(seen.size).toBeGreaterThanOrEqual(20_000);
  await big.deleteMany({ extra: true });
});

it('a killed cursor cannot be read', async () => {
  const cursor = big.find().batchSize(10);
  await cursor.next();
  const { id } = cursor;
  await test.db.command({ killCursors: 'big', cursors: [id] });
  expect((await failure(test.db.command({ getMore: id, collection: 'big' }))).code).toBe(43);
});

it('an index that is built during writes is complete', async () => {
  const building = big.createIndex({ group: 1, n: -1 });
  const writes = Array.from({ length: 200 }, (_, i) =>
    big.insertOne({ n: 100_000 + i, group: 777 }),
  );
  await Promise.all([building, ...writes]);
  expect(await big.countDocuments({ group: 777 }, { hint: 'group_1_n_-1' })).toBe(200);
  await big.deleteMany({ group: 777 });
  expect(await big.countDocuments({ group: { $gte: 0 } })).toBe(20_000);
});

it('concurrent clients take each document of a queue exactly once', async () => {
  const queue = test.db.collection<{ _id: number; taken: boolean }>('queue');
  await queue.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: i, taken: false })));
  const take = async (): Promise<number[]> => {
    const mine: number[] = [];
    for (;;) {
      const found = await queue.findOneAndUpdate({ taken: false }, { $set: { taken: true } });
      if (!found) return mine;
      mine.push(found._id);
    }
  };
  const all = (await Promise.all(Array.from({ length: 8 }, take))).flat();
  expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

it('updateMany and deleteMany over all documents are complete and leave the counters correct', async () => {
  const c = test.db.collection('wide');
  await c.createIndex({ n: 1 });
  await c.insertMany(Array.from({ length: 9000 }, (_, i) => ({ n: i })));
  expect((await c.updateMany({}, { $inc: { n: 1 } })).modifiedCount).toBe(9000);
  expect(await c.countDocuments({ n: { $gte: 1, $lte: 9000 } })).toBe(9000);
  expect((await c.deleteMany({ n: { $gt: 4500 } })).deletedCount).toBe(4500);
  expect(await c.estimatedDocumentCount()).toBe(4500);
});

it('a client that sends requests without reading the replies uses bounded memory', async () => {
  const socket = createConnection(test.store.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  const body = serialize({ find: 'big', $db: 'test', batchSize: 20_000 });
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(2013, 12);
  const request = Buffer.concat([head, body]);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 200; i++) socket.write(request);
  await new Promise((resolve) => setTimeout(resolve, 700));
  // Two hundred replies would be about a gigabyte.
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 2 ** 20);
  expect(await test.db.command({ ping: 1 })).toEqual({ ok: 1 });
  socket.destroy();
});

it('the store stops during a long operation', async () => {
  const other = await openTestStore();
  const c = other.db.collection('c');
  await c.insertMany(Array.from({ length: 8000 }, (_, i) => ({ i, text: 'x'.repeat(100) })));
  const pipeline = [{ $group: { _id: '$text', all: { $push: '$i' } } }, { $unwind: '$all' }];
  const works = [1, 2, 3].map(() => failure(c.aggregate(pipeline).toArray()));
  await new Promise((resolve) => setTimeout(resolve, 30));
  await other.store.stop();
  await other.client.close(true);
  expect(await Promise.all(works)).toHaveLength(3);
});
