import { Int32 } from 'bson';
import { compilePipeline, type Part, type PipelineEnv } from '../../src/pipeline/index';
import type { Doc } from '../../src/values/types';

async function* stream(docs: Iterable<Doc>): AsyncGenerator<Doc> {
  yield* docs;
}
const env: PipelineEnv = { collection: () => stream([]) };
const numbered = (count: number): Doc[] =>
  Array.from({ length: count }, (_, i) => ({
    _id: new Int32(i),
    v: new Int32((i * 7919) % count),
  }));

async function run(stages: Doc[], docs: Doc[], options: Partial<PipelineEnv> = {}): Promise<Doc[]> {
  const found: Doc[] = [];
  for await (const doc of compilePipeline(stages, { ...env, ...options }).run(stream(docs)))
    found.push(doc);
  return found;
}
const ids = (docs: Doc[]): number[] => docs.map((doc) => (doc._id as Int32).value);

describe('a pipeline', () => {
  it('splits off the leading stages that an index can answer', () => {
    const stages: Doc[] = [
      { $match: { a: new Int32(1) } },
      { $match: { b: new Int32(2) } },
      { $sort: { a: new Int32(1) } },
      { $skip: new Int32(3) },
      { $limit: new Int32(4) },
      { $count: 'n' },
    ];
    const { prefix } = compilePipeline(stages, env);
    expect(prefix).toEqual({
      match: { $and: [stages[0]?.$match, stages[1]?.$match] },
      sort: { a: new Int32(1) },
      skip: 3,
      limit: 4,
      rest: [{ $count: 'n' }],
    });
  });

  it('sorts stably across several runs', async () => {
    const docs = numbered(10_000).map((doc, i) => ({ ...doc, half: new Int32(i % 2) }));
    const sorted = ids(await run([{ $sort: { half: new Int32(1) } }], docs));
    const expected = [...docs.filter((_, i) => i % 2 === 0), ...docs.filter((_, i) => i % 2 === 1)];
    expect(sorted).toEqual(ids(expected));
  });

  it('returns the same first documents with a limit as without', async () => {
    const docs = numbered(5000);
    const sort: Doc = { $sort: { v: new Int32(-1) } };
    const all = ids(await run([sort], docs));
    const some = ids(await run([sort, { $skip: new Int32(5) }, { $limit: new Int32(20) }], docs));
    expect(some).toEqual(all.slice(5, 25));
  });

  it('yields to other operations during a long sort', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await run([{ $sort: { v: new Int32(1) } }, { $group: { _id: '$v' } }], numbered(60_000));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    ['$sort', { $sort: { v: new Int32(1) } }, 'Sort exceeded memory limit of 1000 bytes'],
    ['$group', { $group: { _id: '$v' } }, 'Exceeded memory limit for $group'],
    ['$facet', { $facet: { a: [] } }, 'Exceeded memory limit for $facet'],
  ])('refuses a %s that exceeds its memory limit', async (_name, stage, message) => {
    const result = run([stage], numbered(500), { memoryLimit: 1000 });
    await expect(result).rejects.toMatchObject({
      code: 292,
      message: expect.stringContaining(message),
    });
  });

  it('stops reading once a limit is reached', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<Doc> {
      for (const doc of numbered(1000)) {
        read += 1;
        yield doc;
      }
    }
    const found: Doc[] = [];
    const pipeline = compilePipeline([{ $limit: new Int32(3) }], env);
    for await (const doc of pipeline.run(counted())) found.push(doc);
    expect(found).toHaveLength(3);
    expect(read).toBe(3);
  });

  it('reads a foreign collection once per batch of documents', async () => {
    const reads: (Doc | undefined)[] = [];
    const collection: PipelineEnv['collection'] = (_name, part) => {
      reads.push(part?.match);
      return stream(numbered(3));
    };
    const lookup = { $lookup: { from: 'd', localField: '_id', foreignField: '_id', as: 'r' } };
    const joined = await run([lookup], numbered(130), { collection });
    expect(reads).toHaveLength(3);
    expect(joined.filter((doc) => (doc.r as Doc[]).length === 1)).toHaveLength(3);
  });

  it('passes the leading stages of $unionWith to the read of its collection', async () => {
    const reads: (Part | undefined)[] = [];
    const collection: PipelineEnv['collection'] = (_name, part) => {
      reads.push(part);
      return stream(numbered(2));
    };
    const one = new Int32(1);
    const pipeline: Doc[] = [
      { $match: { a: one } },
      { $sort: { b: one } },
      { $skip: one },
      { $limit: new Int32(2) },
      { $addFields: { read: one } },
    ];
    const found = await run([{ $unionWith: { coll: 'd', pipeline } }], [], { collection });
    expect(reads).toEqual([
      { match: { a: one }, sort: { b: one }, skip: 1, limit: 2, expressions: undefined },
    ]);
    expect(found.map((doc) => Number(doc.read))).toEqual([1, 1]);
  });
});
