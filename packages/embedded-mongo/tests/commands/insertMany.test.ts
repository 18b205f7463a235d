import type { mongo } from 'mongoose';
import { failure, openTestStore, type TestStore } from '../support/testStore';

interface Row {
  readonly _id: number;
  readonly code: string;
  readonly group?: string | { readonly inner: string };
  readonly text?: string;
}

let test: TestStore;
let rows: mongo.Collection<Row>;

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.stop());

beforeEach(async () => {
  rows = test.db.collection<Row>('rows');
  await rows.drop().catch(() => undefined);
  await rows.createIndex({ code: 1 }, { unique: true });
  await rows.createIndex(
    { group: 1, _id: -1 },
    { partialFilterExpression: { group: { $exists: true } } },
  );
});

const row = (n: number): Row => ({ _id: n, code: `c-${n}`, group: `g-${n % 3}`, text: 'x' });
const rowsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => row(from + i));

/** The ids found through an index, and the number of entries in each index. */
async function found(group: string) {
  const byGroup = await rows.find({ group }).sort({ _id: -1 }).hint('group_1__id_-1').toArray();
  return { ids: byGroup.map(({ _id }) => _id), count: await rows.estimatedDocumentCount() };
}

describe('an insert of many documents', () => {
  it('adds all of them to every index, even more than one write batch', async () => {
    await rows.insertMany(rowsFrom(0, 4000));
    expect((await found('g-1')).ids).toHaveLength(1333);
    expect((await found('g-1')).count).toBe(4000);
    expect(await rows.findOne({ code: 'c-3999' })).toEqual(row(3999));
  });

  it('stops at the first refused document and leaves no trace of it', async () => {
    const twice = [row(0), row(1), { ...row(2), code: 'c-0' }, row(3)];
    const error = await failure(rows.insertMany(twice));
    expect(error).toMatchObject({ code: 11000, message: expect.stringContaining('code: "c-0"') });
    expect(await found('g-2')).toEqual({ ids: [], count: 2 });
    await rows.insertOne(row(2));
    expect((await found('g-2')).ids).toEqual([2]);
  });

  it('continues after a refused document when it is unordered', async () => {
    const twice = [row(0), { ...row(1), _id: 0 }, { ...row(1), code: 'c-0' }, row(2), row(1)];
    await failure(rows.insertMany(twice, { ordered: false }));
    expect((await rows.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2]);
    expect(await found('g-1')).toEqual({ ids: [1], count: 3 });
  });

  it('waits for a transaction that has locked one of the keys, then inserts the documents', async () => {
    const session = test.client.startSession();
    session.startTransaction();
    await rows.insertOne({ ...row(9), code: 'c-1' }, { session });
    const waiting = rows.insertMany(rowsFrom(0, 3));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await rows.estimatedDocumentCount()).toBeLessThan(3);
    await session.abortTransaction();
    await session.endSession();
    await waiting;
    expect(await found('g-1')).toEqual({ ids: [1], count: 3 });
  });

  it('indexes documents with and without nested documents as single inserts do', async () => {
    await rows.insertMany([row(0), { ...row(1), group: { inner: 'x' } }, row(3)]);
    expect((await found('g-0')).ids).toEqual([3, 0]);
    expect(await rows.findOne({ group: { inner: 'x' } })).toMatchObject({ _id: 1 });
  });
});
