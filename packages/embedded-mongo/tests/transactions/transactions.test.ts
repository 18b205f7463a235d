import { Binary, Long } from 'bson';
import type { mongo } from 'mongoose';
import { failure, openTestStore, type TestStore } from '../support/testStore';
import { sendRaw } from '../support/sendRaw';

let test: TestStore;
let accounts: mongo.Collection<{ _id: string; balance: number }>;

beforeAll(async () => {
  test = await openTestStore();
  accounts = test.db.collection('accounts');
  await test.db.collection('unique').createIndex({ key: 1 }, { unique: true });
});
beforeEach(async () => {
  await accounts.deleteMany({});
  await accounts.insertMany([
    { _id: 'a', balance: 100 },
    { _id: 'b', balance: 100 },
  ]);
});
afterAll(() => test.stop());

async function begin(): Promise<mongo.ClientSession> {
  const session = test.client.startSession();
  session.startTransaction();
  return session;
}

it('a transaction sees its own writes; others see all of them after commit', async () => {
  const session = await begin();
  await accounts.updateOne({ _id: 'a' }, { $inc: { balance: -30 } }, { session });
  await accounts.insertOne({ _id: 'c', balance: 30 }, { session });
  expect(await accounts.countDocuments({}, { session })).toBe(3);
  expect(
    (await accounts.find({}, { session }).sort({ _id: -1 }).toArray()).map(({ _id }) => _id),
  ).toEqual(['c', 'b', 'a']);
  expect(await accounts.countDocuments()).toBe(2);
  await session.commitTransaction();
  expect(await accounts.find().toArray()).toEqual([
    { _id: 'a', balance: 70 },
    { _id: 'b', balance: 100 },
    { _id: 'c', balance: 30 },
  ]);
  await session.endSession();
});

it('an aborted transaction leaves nothing behind', async () => {
  const session = await begin();
  await accounts.deleteMany({}, { session });
  expect(await accounts.countDocuments({}, { session })).toBe(0);
  await session.abortTransaction();
  expect(await accounts.countDocuments()).toBe(2);
  await session.endSession();
});

it('a transaction reads from its snapshot whatever others commit', async () => {
  const session = await begin();
  expect(await accounts.findOne({ _id: 'a' }, { session })).toMatchObject({ balance: 100 });
  await accounts.updateOne({ _id: 'a' }, { $set: { balance: 1 } });
  await accounts.insertOne({ _id: 'x', balance: 5 });
  expect(await accounts.findOne({ _id: 'a' }, { session })).toMatchObject({ balance: 100 });
  expect(await accounts.countDocuments({}, { session })).toBe(2);
  await session.commitTransaction();
  await session.endSession();
});

it('a transaction fails with WriteConflict on a document changed after its snapshot', async () => {
  const session = await begin();
  await accounts.findOne({ _id: 'a' }, { session });
  await accounts.updateOne({ _id: 'a' }, { $inc: { balance: 1 } });
  const error = await failure(
    accounts.updateOne({ _id: 'a' }, { $inc: { balance: 1 } }, { session }),
  );
  expect(error.code).toBe(112);
  expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
  await session.abortTransaction().catch(() => undefined);
  await session.endSession();
});

it('the second of two transactions that change one document fails immediately', async () => {
  const [first, second] = [await begin(), await begin()];
  await accounts.updateOne({ _id: 'a' }, { $inc: { balance: 1 } }, { session: first });
  const error = await failure(
    accounts.updateOne({ _id: 'a' }, { $inc: { balance: 2 } }, { session: second }),
  );
  expect(error.code).toBe(112);
  await first.commitTransaction();
  expect(await accounts.findOne({ _id: 'a' })).toMatchObject({ balance: 101 });
  await Promise.all([first.endSession(), second.endSession()]);
});

it('a plain write waits for the end of a transaction on the same document', async () => {
  const session = await begin();
  await accounts.updateOne({ _id: 'a' }, { $inc: { balance: 10 } }, { session });
  let done = false;
  const plain = accounts
    .updateOne({ _id: 'a' }, { $inc: { balance: 1 } })
    .then(() => (done = true));
  await accounts.updateOne({ _id: 'b' }, { $inc: { balance: 1 } });
  expect(done).toBe(false);
  await session.commitTransaction();
  await plain;
  expect(await accounts.findOne({ _id: 'a' })).toMatchObject({ balance: 111 });
  await session.endSession();
});

it('two transactions cannot insert the same unique key', async () => {
  const unique = test.db.collection('unique');
  const [first, second] = [await begin(), await begin()];
  await unique.insertOne({ key: 'k' }, { session: first });
  expect((await failure(unique.insertOne({ key: 'k' }, { session: second }))).code).toBe(112);
  await first.commitTransaction();
  expect((await failure(unique.insertOne({ key: 'k' }))).code).toBe(11000);
  await Promise.all([first.endSession(), second.endSession()]);
});

it('any error inside a transaction aborts it', async () => {
  const session = await begin();
  await accounts.insertOne({ _id: 'n', balance: 1 }, { session });
  await failure(accounts.insertOne({ _id: 'a', balance: 1 }, { session }));
  const error = await failure(accounts.findOne({}, { session }));
  expect(error.code).toBe(251);
  await session.abortTransaction().catch(() => undefined);
  expect(await accounts.countDocuments()).toBe(2);
  await session.endSession();
});

it('concurrent transfers keep the sum of the accounts', async () => {
  const transfer = (): Promise<unknown> =>
    test.client.withSession((session) =>
      session.withTransaction(async () => {
        const from = await accounts.findOne({ _id: 'a' }, { session });
        await accounts.updateOne(
          { _id: 'a' },
          { $set: { balance: (from?.balance ?? 0) - 1 } },
          { session },
        );
        await accounts.updateOne({ _id: 'b' }, { $inc: { balance: 1 } }, { session });
      }),
    );
  await Promise.all(Array.from({ length: 20 }, transfer));
  expect(await accounts.find().toArray()).toEqual([
    { _id: 'a', balance: 80 },
    { _id: 'b', balance: 120 },
  ]);
});

it('a repeated commit succeeds, and commands not allowed in a transaction are refused', async () => {
  const session = await begin();
  await accounts.insertOne({ _id: 'r', balance: 1 }, { session });
  await session.commitTransaction();
  await session.commitTransaction();
  expect(await accounts.countDocuments({ _id: 'r' })).toBe(1);
  const other = await begin();
  const error = await failure(test.db.command({ drop: 'accounts' }, { session: other }));
  expect(error.code).toBe(263);
  await other.abortTransaction().catch(() => undefined);
  await Promise.all([session.endSession(), other.endSession()]);
});

describe('a retryable write', () => {
  it('is applied once, also across a restart', async () => {
    const lsid = { id: new Binary(Buffer.alloc(16, 7), 4) };
    const increment = {
      update: 'accounts',
      updates: [{ q: { _id: 'a' }, u: { $inc: { balance: 1 } } }],
      lsid,
      txnNumber: Long.fromNumber(1),
    };
    const raw = (): Promise<unknown> => sendRaw(test.store.port, { ...increment, $db: 'test' });
    const first = await raw();
    expect(first).toMatchObject({ n: 1, nModified: 1, ok: 1 });
    expect(await raw()).toEqual(first);
    await test.restart();
    expect(await raw()).toEqual(first);
    accounts = test.db.collection('accounts');
    expect(await accounts.findOne({ _id: 'a' })).toMatchObject({ balance: 101 });
  });
});
