import type { Connection } from 'mongoose';
import type { StatisticsSource } from '../../../../schema/statistics/source';
import { feedModels } from '../../../../subgraphs/statistics/feed/model';
import { packSegment, unpackSegment } from '../../../../subgraphs/statistics/feed/segment';
import {
  freshRow,
  startWriting,
  SUBGRAPHS_WITH_RECORDS,
  why,
  type Written,
} from '../../framework/records/writer/kinds';
import { allRows, counted, sourceOn } from '../../framework/statistics/sources';
import { failing, feedUnderTest, logged, type FeedUnderTest } from './feeds';

jest.setTimeout(60_000);

const definition = SUBGRAPHS_WITH_RECORDS.find(({ name }) => name === 'government')!;
let written: Written;
let statistics: Connection;
let source: StatisticsSource;
const feeds: FeedUnderTest[] = [];
let databases = 0;

beforeAll(async () => {
  written = await startWriting(definition);
  source = sourceOn(written.connection, definition);
  await write(1200);
});
afterAll(() => written.stop());
beforeEach(() => {
  statistics = written.connection.useDb(`statistics_${++databases}`);
});
afterEach(async () => {
  for (const feed of feeds.splice(0)) await feed.stop();
});

const penalties = (count: number) => Array.from({ length: count }, () => freshRow('Penalty'));
const write = (count: number) => written.writer.createMany(penalties(count), why());

async function open(...more: [sources?: StatisticsSource[], parts?: object]) {
  const [sources = [source], parts] = more;
  const feed = await feedUnderTest(statistics, sources, parts);
  feeds.push(feed);
  return feed;
}

const expectExact = async (feed: FeedUnderTest) =>
  expect(feed.counted()).toEqual(counted(await allRows(source)));
const models = () => feedModels(statistics);
const differing = (feed: FeedUnderTest) =>
  feed.metrics.count('credit_statistics_differences_total', 'government').value;

describe('the feed', () => {
  it('reads all rows with its first start, and then every change', async () => {
    const feed = await open();
    expect(feed.state()).toMatchObject({ ready: false, asOf: null });
    await feed.look();
    await expectExact(feed);
    expect(feed.state()).toMatchObject({ ready: true, rebuild: null });
    expect(feed.state().asOf).toEqual(new Date('2026-06-15T04:00:00Z'));
    const [row] = penalties(1);
    await written.writer.create([row!], why());
    await written.writer.change('Penalty', row!._id, 'REVOKE', { ...why(), version: 1 });
    const before = feed.facts().length;
    await feed.look();
    expect(feed.facts().length).toBeGreaterThan(before);
    await expectExact(feed);
    expect(feed.subjects().size).toBeGreaterThan(0);
    expect(feed.resets()).toBe(1);
  });

  it('stores every page once, however many processes read it', async () => {
    const all = await Promise.all([open(), open(), open()]);
    for (let round = 0; round < 5; round++) {
      await Promise.all([write(300), ...all.map((feed) => feed.look())]);
    }
    await Promise.all(all.map((feed) => feed.look()));
    for (const feed of all) await expectExact(feed);
    const numbers = await models().segment.find().sort({ number: 1 }).lean();
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1));
  });

  it('delivers to a process that starts later what the others have stored', async () => {
    const first = await open();
    await first.look();
    await write(10);
    await first.look();
    const second = await open([failing(source, () => true)]);
    await second.look();
    expect(second.counted()).toEqual(first.counted());
    expect(second.state()).toMatchObject({ ready: true, asOf: null });
    expect(second.state().sources[0]!.failingSince).not.toBeNull();
  });

  it('continues after a crash at any call of a source', async () => {
    for (let crash = 1; crash <= 4; crash++) {
      let calls = 0;
      statistics = written.connection.useDb(`statistics_crash_${crash}`);
      let time = new Date('2026-06-15T04:00:00Z');
      const now = () => time;
      const dying = await open([failing(source, () => ++calls === crash)], { now });
      await dying.look();
      await write(5);
      // The process is killed with its lease, which ends after a minute.
      time = new Date('2026-06-15T04:02:00Z');
      const restarted = await open([source], { now });
      await restarted.look();
      await expectExact(restarted);
    }
  });

  it('stores neither the page nor the cursor when one of them cannot be stored', async () => {
    const feed = await open();
    await feed.look();
    const live = (await models().generation.findOne({ state: 'LIVE' }).lean())!;
    // The number of the next segment is taken, so that its write fails after that of the cursor.
    const taken = { generation: live._id, number: live.segments + 1 };
    await models().segment.collection.insertOne(taken);
    await write(3);
    await feed.look();
    expect(feed.state().sources[0]!.failingSince).not.toBeNull();
    expect(await models().generation.findOne({ state: 'LIVE' }).lean()).toEqual(live);
    await models().segment.deleteOne(taken);
    await feed.look();
    expect(feed.state().sources[0]!.failingSince).toBeNull();
    await expectExact(feed);
  });

  it('logs a source that does not respond once, and reads the others', async () => {
    const { log, lines } = logged();
    let down = true;
    const other = { ...failing(source, () => down), name: 'other' };
    const feed = await open([other, source], { log });
    await feed.look();
    await feed.look();
    const failures = () => lines().filter(({ code }) => code === 'STATISTICS_NOT_READ');
    expect(failures()).toHaveLength(1);
    down = false;
    await feed.look();
    expect(feed.state().ready).toBe(true);
    down = true;
    await feed.look();
    await feed.look();
    expect(failures()).toHaveLength(2);
    expect(JSON.stringify(lines())).not.toContain('killed');
  });
});

describe('a rebuild', () => {
  /** Writes beside the calls of a source, some of them between the reading of two pages. */
  const busy = (): StatisticsSource => ({
    ...source,
    rows: async (position) => {
      const [row] = penalties(1);
      await written.writer.create([row!], why());
      const page = await source.rows(position, 100);
      await written.writer.change('Penalty', row!._id, 'DISPUTE', { ...why(), version: 1 });
      const early = await written.connection
        .collection<any>('records')
        .findOne({ state: 'ACTIVE' });
      await written.writer.transaction((within) =>
        within.changeAll('Penalty', [early._id as string], 'EXPIRE', why()),
      );
      return page;
    },
  });

  it('is exact beside writes', async () => {
    const feed = await open([busy()]);
    await feed.look();
    await expectExact(feed);
  });

  it('reports its progress', async () => {
    let rows = 0;
    const slow = failing({ ...source, rows: (position) => source.rows(position, 100) }, (call) => {
      return call === 'rows' && ++rows > 3;
    });
    const feed = await open([slow]);
    await feed.look();
    const { rebuild, ready } = feed.state();
    expect(ready).toBe(false);
    expect(rebuild).toMatchObject({ rows: 300 });
    expect(rebuild!.total).toBeGreaterThanOrEqual(1200);
  });

  it('of an equal generation delivers nothing again, and keeps following changes', async () => {
    const feed = await open();
    await feed.look();
    const { length } = feed.facts();
    await feed.reconcile();
    const live = (await models().generation.findOne({ state: 'LIVE' }).lean())!;
    expect(live.replaced).toMatchObject({ equal: true });
    expect([feed.resets(), feed.facts().length, differing(feed)]).toEqual([1, length, 0]);
    await write(2);
    await feed.look();
    expect(feed.facts()).toHaveLength(length + 2);
    await expectExact(feed);
  });

  it('finds a page that was changed, counts the cells that differ, and heals them', async () => {
    const feed = await open();
    await feed.look();
    const stored = (await models().segment.findOne().lean())!;
    const bytes = (stored.data as unknown as { buffer: Uint8Array }).buffer;
    const page = await unpackSegment(bytes);
    const [first, ...others] = page.facts;
    const data = await packSegment({ ...page, facts: others });
    expect(first).toBeDefined();
    await models().segment.updateOne({ _id: stored._id }, { $set: { data } });
    const misled = await open();
    await misled.look();
    expect(misled.counted()).not.toEqual(counted(await allRows(source)));
    await misled.reconcile();
    expect(differing(misled)).toBe(1);
    await expectExact(misled);
    expect(misled.resets()).toBe(2);
  });

  it('begins at once when a page cannot be read', async () => {
    const feed = await open();
    await feed.look();
    await models().segment.updateOne({}, { $set: { data: Buffer.from('damaged') } });
    const { log, lines } = logged();
    const next = await open([source], { log });
    await next.look();
    expect(lines().filter(({ code }) => code === 'STATISTICS_DAMAGED')).toHaveLength(1);
    await expectExact(next);
  });

  it('begins when a source no longer stores the changes', async () => {
    const feed = await open();
    await feed.look();
    await write(4);
    await written.connection.collection('factChanges').deleteMany({});
    await feed.look();
    await expectExact(feed);
  });
});
