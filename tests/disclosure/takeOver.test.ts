import { readLeaf } from '../../schema/log/entry';
import { leafHash } from '../../schema/log/merkle';
import { leafHashes } from '../../subgraphs/subjects/disclosure/proofs';
import { pruneLog } from '../../subgraphs/subjects/disclosure/prune';
import type { EntryRecord, JournalRecord } from '../../subgraphs/subjects/disclosure/record';
import { recordOf } from '../../subgraphs/subjects/disclosure/recordOf';
import { startTestStore, type TestStore } from '../kit/store';
import {
  crash,
  event,
  events,
  groupsIn,
  openedLog,
  recordsOf,
  textsByPlace,
  type OpenedLog,
} from './kit';

const COLLECTION = 'disclosureEntries';
const NOW = new Date('2026-06-30T04:00:00Z');

let store: TestStore;
const opened: OpenedLog[] = [];

const open = async () => {
  const one = await openedLog(store, { now: () => NOW });
  opened.push(one);
  return one;
};

const oldOf = ({ database }: OpenedLog) =>
  database.connection.db!.collection<EntryRecord>(COLLECTION);

const isGone = async ({ database }: OpenedLog) =>
  (await database.connection.db!.listCollections({ name: COLLECTION }).toArray()).length === 0;

/** All kinds of entries; their times lie apart, together, and are out of order. */
const SOME = [
  ...events(0, 3, { at: '2021-03-01T00:00:00.000Z' }),
  event('e-late', { at: '2021-03-01T00:05:00.000Z', basis: 'EMERGENCY' }),
  event('e-early', { at: '2021-02-01T00:00:00.000Z', department: 'market-regulation' }),
  { ...event('e-nobody', { at: '2024-03-01T00:00:00.000Z' }), subjectId: undefined } as never,
  event('e-covert', { basis: 'CASE', covertUntil: '2026-07-30T00:00:00.000Z' }),
  ...events(10, 593),
];

/** Makes of a log what it was when every entry was a document of its own; the process ends. */
async function asItWas(one: OpenedLog): Promise<Map<number, string>> {
  await one.log.tree.advance();
  const texts = await textsByPlace(one.log.models);
  await oldOf(one).insertMany([...texts].map(([place, text]) => recordOf(readLeaf(text), place)));
  await one.log.models.groups.deleteMany({});
  await crash(one);
  return texts;
}

/** A log of six hundred entries as it was. */
async function old(): Promise<Map<number, string>> {
  const one = await open();
  one.log.tree.stop();
  await one.log.append(SOME);
  return asItWas(one);
}

/** Holds a log against the texts it had before. */
async function expectTakenOver(
  { log, ...rest }: OpenedLog,
  before: ReadonlyMap<number, string>,
): Promise<void> {
  const texts = await textsByPlace(log.models);
  expect([...texts].slice(0, before.size)).toEqual([...before]);
  const { edge } = await log.tree.advance();
  const hashes = await leafHashes(log.models, edge, { from: 0, to: edge.size });
  for (const [place, text] of texts) expect(leafHash(text)).toEqual(hashes[place]);
  expect(await isGone({ log, ...rest })).toBe(true);
}

beforeEach(async () => {
  store = await startTestStore();
});

afterEach(async () => {
  for (const { log, database } of opened.splice(0)) {
    log.tree.stop();
    await database.close();
  }
  await store.stop();
});

describe('a log whose entries were documents of their own', () => {
  it('keeps each place and leaf, and goes on behind them', async () => {
    const before = await old();
    expect(before.size).toBe(600);
    const two = await open();
    const records = await oldOf(two).find().sort({ _id: 1 }).toArray();
    const { head } = await two.log.tree.advance();
    expect(head?.size).toBe(600);
    expect(await recordsOf(two.log.models)).toEqual(records);
    await two.log.append(events(700, 40));
    expect((await two.log.tree.advance()).edge.size).toBe(640);
    await expectTakenOver(two, before);
    // An event that comes again is there.
    await two.log.append([event('e-early'), event('e-740')]);
    expect((await two.log.tree.advance()).edge.size).toBe(641);
  });

  it('is taken over by who writes first as well', async () => {
    const before = await old();
    const two = await open();
    await two.log.append(events(700, 1));
    expect((await recordsOf(two.log.models)).map(({ _id }) => _id)).toEqual([...before.keys()]);
    await two.log.settle();
    await expectTakenOver(two, before);
  });

  it('is taken over as well where a part of the journal had not been moved', async () => {
    const one = await open();
    one.log.tree.stop();
    await one.log.append(events(0, 300));
    await one.log.settle();
    await one.log.append(events(300, 5));
    const [, written] = await one.log.models.journal
      .find()
      .sort({ _id: 1 })
      .lean<JournalRecord[]>();
    const before = await asItWas(one);
    const two = await open();
    // As it was left by who was ended in moving: three of the entries stand, and there is no mark.
    await oldOf(two).deleteMany({ _id: { $gte: 303 } });
    await two.log.models.tree.deleteMany({});
    await two.log.models.heads.deleteMany({});
    await two.log.models.journal.replaceOne({ _id: 1 }, { leaves: written!.leaves });
    await two.log.append(events(305, 2));
    await two.log.settle();
    await expectTakenOver(two, before);
    expect((await recordsOf(two.log.models)).map((record) => record.event)).toEqual(
      events(0, 307).map(({ id }) => id),
    );
  });

  it('is taken over as well where it never had a journal', async () => {
    const before = await old();
    const two = await open();
    await two.log.models.journal.deleteMany({});
    await two.log.append(events(700, 3));
    expect((await two.log.tree.advance()).edge.size).toBe(603);
    await expectTakenOver(two, before);
  });

  it('is taken over by several processes at once', async () => {
    const before = await old();
    const three = [await open(), await open(), await open()];
    await Promise.all(
      three.map(async ({ log }, p) => {
        await log.append(events(700 + p * 10, 10));
        await log.tree.advance();
      }),
    );
    for (const one of three) await expectTakenOver(one, before);
    const names = (await recordsOf(three[0]!.log.models)).map((record) => record.event);
    expect([names.length, new Set(names).size]).toEqual([630, 630]);
  });

  it('is taken over from where that was cut short', async () => {
    const before = await old();
    const two = await open();
    const { collection } = two.log.models.groups;
    const insertMany = collection.insertMany.bind(collection);
    jest.spyOn(collection, 'insertMany').mockImplementationOnce(async (groups, options) => {
      await insertMany(groups.slice(0, 3), options);
      throw new Error('killed');
    });
    await expect(two.log.settle()).rejects.toThrow('killed');
    expect(await isGone(two)).toBe(false);
    // The same process tries again, as another would.
    await two.log.settle();
    await expectTakenOver(two, before);
  });

  it('keeps the places of what was pruned', async () => {
    const one = await open();
    await one.log.append(SOME);
    expect((await pruneLog(one.log, { before: '2021-06-30', now: NOW }))?.prunedTo).toBe(5);
    const before = await asItWas(one);
    expect([...before.keys()]).toEqual(Array.from({ length: 596 }, (_, i) => i + 5));
    const two = await open();
    await two.log.append(events(700, 2));
    expect((await two.log.tree.advance()).edge.size).toBe(603);
    await expectTakenOver(two, before);
    expect((await groupsIn(two.log.models))[0]?._id).toBe(5);
  });

  it.each([
    ['in the middle', 250],
    ['between two portions', 500],
  ])('is not taken over with a gap %s', async (_, place) => {
    await old();
    const two = await open();
    await oldOf(two).deleteOne({ _id: place });
    await expect(two.log.settle()).rejects.toThrow('Entries of the disclosure log are missing');
    await expect(two.log.append(events(700, 1))).rejects.toThrow(
      'Entries of the disclosure log are missing',
    );
    expect(await isGone(two)).toBe(false);
  });

  it('is not taken over without its end: nothing more is put on it', async () => {
    await old();
    const two = await open();
    await oldOf(two).deleteOne({ _id: 599 });
    await expect(two.log.append(events(700, 1))).rejects.toThrow('The end of the disclosure log');
  });
});
