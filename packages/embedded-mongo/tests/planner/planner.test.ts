import type { mongo } from 'mongoose';
import { randomFrom } from '../../conformance/fuzz';
import { openTestStore, readExplain, type Explained, type TestStore } from '../support/testStore';

const random = randomFrom(7);
let test: TestStore;
let records: mongo.Collection;

beforeAll(async () => {
  test = await openTestStore();
  records = test.db.collection('records');
  await records.createIndexes([
    { key: { number: 1 }, unique: true },
    { key: { department: 1, decidedAt: -1 } },
    { key: { state: 1, decidedAt: -1 } },
    { key: { tags: 1 } },
    { key: { name: 1 } },
    { key: { optional: 1 }, sparse: true },
    { key: { score: 1 }, partialFilterExpression: { score: { $gt: 50 } } },
    { key: { owner: 'hashed' } },
  ]);
  const documents = Array.from({ length: 2000 }, (_, i) => ({
    number: i,
    department: `d${i % 10}`,
    state: ['ACTIVE', 'EXPIRED', 'REVOKED'][i % 3],
    decidedAt: new Date(1_600_000_000_000 + ((i * 7919) % 2000) * 86_400_000),
    tags: [`t${i % 7}`, `u${i % 11}`],
    name: `name-${i % 100}`,
    ...(i % 20 === 0 && { optional: i }),
    score: i % 100,
    owner: `o${i % 50}`,
  }));
  await records.insertMany(documents);
});
afterAll(() => test.stop());

const explained = async (cursor: {
  explain(v: 'executionStats'): Promise<mongo.Document>;
}): Promise<Explained> => readExplain(await cursor.explain('executionStats'));

describe('the planner', () => {
  it.each<[string, mongo.Document, string, number]>([
    ['equality on a unique field', { number: 7 }, 'number_1', 1],
    ['equality on _id', { _id: 1 }, '_id_', 0],
    ['$in', { number: { $in: [1, 2, 3, 5000] } }, 'number_1', 3],
    ['a range', { number: { $gte: 10, $lt: 20 } }, 'number_1', 10],
    [
      'an equality and a range',
      { department: 'd1', decidedAt: { $lt: new Date(1_600_000_000_000 + 86_400_000 * 100) } },
      'department_1_decidedAt_-1',
      10,
    ],
    ['a prefix', { name: /^name-9/ }, 'name_1', 220],
    ['an array element', { tags: 't3' }, 'tags_1', 286],
    ['a hashed field by equality', { owner: 'o3' }, 'owner_hashed', 40],
    ['a sparse index when the field must be there', { optional: { $gte: 0 } }, 'optional_1', 100],
    ['a partial index when the query implies it', { score: { $gt: 90 } }, 'score_1', 180],
    [
      '$and and $eq spelled out',
      { $and: [{ number: { $eq: 3 } }, { state: 'ACTIVE' }] },
      'number_1',
      1,
    ],
  ])('chooses an index for %s', async (_, filter, index, keys) => {
    const found = await explained(records.find(filter));
    expect(found.index).toBe(index);
    expect(found.keys).toBe(keys);
    expect(found.documents).toBeLessThanOrEqual(keys);
    const scanned = await records.find(filter).hint({ $natural: 1 }).toArray();
    expect(found.returned).toBe(scanned.length);
  });

  it.each<[string, mongo.Document]>([
    ['a sparse index could miss documents', { optional: null }],
    ['a partial index could miss documents', { score: { $gt: 40 } }],
    ['a hashed index has no order', { owner: { $gt: 'o' } }],
    ['the field has no index', { unknown: 1 }],
  ])('chooses no index when %s', async (_, filter) => {
    expect((await explained(records.find(filter))).stages).toEqual(['COLLSCAN']);
  });
});

describe('a sort by an index', () => {
  it('reads no more entries than the limit, forwards and backwards', async () => {
    for (const direction of [1, -1] as const) {
      const cursor = records.find({ department: 'd2' }).sort({ decidedAt: direction }).limit(20);
      expect(await explained(cursor)).toMatchObject({
        index: 'department_1_decidedAt_-1',
        keys: 20,
        documents: 20,
      });
      const sorted = await records
        .find({ department: 'd2' })
        .hint({ $natural: 1 })
        .sort({ decidedAt: direction })
        .limit(20)
        .toArray();
      expect(await cursor.toArray()).toEqual(sorted);
    }
  });

  it('merges the ranges of an $in', async () => {
    const filter = { state: { $in: ['ACTIVE', 'REVOKED'] } };
    const cursor = records.find(filter).sort({ decidedAt: -1 }).limit(20);
    const found = await explained(cursor);
    expect(found.stages).toEqual(['LIMIT', 'FETCH', 'SORT_MERGE', 'IXSCAN']);
    expect(found.keys).toBeLessThanOrEqual(22);
    const times = (await cursor.toArray()).map(({ decidedAt }) => (decidedAt as Date).getTime());
    const all = await records
      .find(filter)
      .hint({ $natural: 1 })
      .sort({ decidedAt: -1 })
      .limit(20)
      .toArray();
    expect(times).toEqual(all.map(({ decidedAt }) => (decidedAt as Date).getTime()));
  });

  it('is replaced by a sort in memory when no index has the order', async () => {
    const found = await explained(records.find({ department: 'd2' }).sort({ score: 1 }));
    expect(found.stages).toEqual(['SORT', 'FETCH', 'IXSCAN']);
  });
});

describe('a count', () => {
  it('by countDocuments reads index entries only', async () => {
    const reply = await test.db.command({
      explain: {
        aggregate: 'records',
        pipeline: [{ $match: { department: 'd1' } }, { $group: { _id: 1, n: { $sum: 1 } } }],
        cursor: {},
      },
      verbosity: 'executionStats',
    });
    expect(readExplain(reply)).toMatchObject({
      stages: ['COUNT', 'COUNT_SCAN'],
      keys: 200,
      documents: 0,
    });
    expect(await records.countDocuments({ department: 'd1' })).toBe(200);
    expect(await records.countDocuments({ tags: { $in: ['t1', 'u1'] } })).toBe(
      (
        await records
          .find({ tags: { $in: ['t1', 'u1'] } })
          .hint({ $natural: 1 })
          .toArray()
      ).length,
    );
  });

  it('of the whole collection reads the stored total', async () => {
    expect(await records.estimatedDocumentCount()).toBe(2000);
    expect(await records.countDocuments({}, { skip: 10, limit: 5 })).toBe(5);
  });
});

describe('$or', () => {
  it('reads each branch by its own index and returns every document once', async () => {
    const filter = { $or: [{ number: { $lt: 30 } }, { department: 'd1', score: 1 }] };
    const found = await explained(records.find(filter));
    expect(found.stages).toEqual(['FETCH', 'SUBPLAN', 'OR'].slice(1));
    expect(found.documents).toBeLessThan(300);
    const scanned = await records.find(filter).hint({ $natural: 1 }).toArray();
    expect(found.returned).toBe(scanned.length);
  });
});

describe('a hint', () => {
  it('is obeyed by name, by key and by $natural', async () => {
    const filter = { department: 'd1', state: 'ACTIVE' };
    for (const hint of ['state_1_decidedAt_-1', { department: 1, decidedAt: -1 }] as const) {
      const name = typeof hint === 'string' ? hint : 'department_1_decidedAt_-1';
      expect((await explained(records.find(filter).hint(hint as mongo.Hint))).index).toBe(name);
    }
    expect((await explained(records.find(filter).hint({ $natural: 1 }))).documents).toBe(2000);
  });
});

it('random queries return the same results by index and by scan', async () => {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const number = (): number => Math.floor(random() * 2100) - 50;
  const conditions = [
    () => ({ number: { $gte: number(), $lte: number() } }),
    () => ({ number: { $in: [number(), number(), number()] } }),
    () => ({ department: pick(['d1', 'd2', 'dx']) }),
    () => ({ state: { $in: ['ACTIVE', 'EXPIRED'] } }),
    () => ({ tags: pick(['t1', 'u2', 'none']) }),
    () => ({ tags: { $gte: 't5', $lt: 'u1' } }),
    () => ({ tags: { $all: ['t1', 'u2'] } }),
    () => ({ score: { $gt: 60 + Math.floor(random() * 40) } }),
    () => ({ optional: { $exists: pick([true, false]) } }),
    () => ({ name: pick([/^name-1/, /9$/]) }),
    () => ({ $or: [{ number: number() }, { tags: 't2' }] }),
  ];
  const orders: mongo.Sort[] = [
    { number: 1 },
    { decidedAt: -1, number: 1 },
    { tags: 1, number: 1 },
    { name: -1, number: -1 },
  ];
  for (let i = 0; i < 60; i++) {
    const filter = { $and: [pick(conditions)(), pick(conditions)()] };
    const sort = pick(orders);
    const limit = pick([0, 7, 50]);
    const numbers = async (hint?: mongo.Hint): Promise<unknown[]> => {
      const cursor = records.find(filter).sort(sort).limit(limit).project({ number: 1 });
      if (hint) cursor.hint(hint);
      return (await cursor.toArray()).map((document) => document.number as unknown);
    };
    expect({ filter, sort, limit, numbers: await numbers() }).toEqual({
      filter,
      sort,
      limit,
      numbers: await numbers({ $natural: 1 }),
    });
  }
});
