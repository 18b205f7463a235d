import { leafText, readLeaf } from '../../../../schema/log/entry';
import { leafHash } from '../../../../schema/log/merkle';
import { groupsOf, textsOf } from '../../../../subgraphs/subjects/disclosure/stored/group';
import { leafHashes } from '../../../../subgraphs/subjects/disclosure/stored/proofs';
import { subjectNamer } from '../../../../subgraphs/subjects/disclosure/sealing/nameSubject';
import type {
  JournalRecord,
  SealedEntry,
} from '../../../../subgraphs/subjects/disclosure/stored/record';
import { sealEvent } from '../../../../subgraphs/subjects/disclosure/sealing/sealEvent';
import {
  journalWriter,
  type JournalWrite,
} from '../../../../subgraphs/subjects/disclosure/writing/journalWriter';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import {
  crash,
  event,
  events,
  groupsIn,
  openedLog,
  recordsOf,
  textsOfLog,
  type OpenedLog,
} from './support';

let store: TestStore;
const opened: OpenedLog[] = [];

const open = async () => {
  const one = await openedLog(store);
  opened.push(one);
  return one;
};

const journalOf = ({ log }: OpenedLog) =>
  log.models.journal.find().sort({ _id: 1 }).lean<JournalRecord[]>();

const isMoved = ({ leaves, end }: JournalRecord) => leaves === undefined && end !== undefined;

const sealedOf = (written: JournalRecord): SealedEntry[] =>
  textsOf(written).map((text) => ({ entry: readLeaf(text), text }));

/** Inserts groups as the mover does, without marking the journal. */
const insertGroups = ({ log }: OpenedLog, index: number, entries: readonly SealedEntry[]) =>
  log.models.groups.collection.insertMany(groupsOf(index, entries) as never[]);

/** The events of the log in order, after checking the indices, the tree and the journal. */
async function orderOf(one: OpenedLog): Promise<string[]> {
  const { models } = one.log;
  const { edge } = await one.log.tree.advance();
  const all = await recordsOf(models);
  expect(all.map(({ _id }) => _id)).toEqual(all.map((_, i) => i));
  expect(edge.size).toBe(all.length);
  let end = 0;
  for (const { _id, size } of await groupsIn(models)) {
    expect(_id).toBe(end);
    end += size;
  }
  expect(end).toBe(all.length);
  const hashes = await leafHashes(models, edge, { from: 0, to: edge.size });
  expect((await textsOfLog(models)).map((text) => leafHash(text, 'sha256'))).toEqual(hashes);
  const journal = await journalOf(one);
  expect(journal.map(({ _id }) => _id)).toEqual(journal.map((_, i) => i));
  expect(journal.every(isMoved)).toBe(true);
  expect(journal.at(-1)?.end).toBe(all.length);
  return all.map((record) => record.event);
}

/** A log with three journal records of two entries each, none of them moved. */
async function unmoved(): Promise<OpenedLog> {
  const one = await open();
  one.log.tree.stop();
  for (const at of [0, 2, 4]) await one.log.append(events(at, 2));
  await crash(one);
  return open();
}

const SIX = events(0, 6).map(({ id }) => id);

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

describe('an event that is durable and was not moved', () => {
  it('is moved by the next process, before the first read', async () => {
    const two = await unmoved();
    expect(await recordsOf(two.log.models)).toEqual([]);
    await two.log.settle();
    expect((await recordsOf(two.log.models)).map((record) => record.event)).toEqual(SIX);
    expect(await orderOf(two)).toEqual(SIX);
  });

  it('is moved when only some entries of its journal record were placed', async () => {
    const two = await unmoved();
    const [first, second] = (await journalOf(two)).map(sealedOf);
    await insertGroups(two, 0, [...first!, second![0]!]);
    expect(await orderOf(two)).toEqual(SIX);
    expect((await groupsIn(two.log.models)).map(({ size }) => size)).toEqual([3, 3]);
  });

  it('is not placed twice when all entries were placed and only some records marked', async () => {
    const two = await unmoved();
    await insertGroups(two, 0, (await journalOf(two)).flatMap(sealedOf));
    await two.log.models.journal.updateOne({ _id: 0 }, { $set: { end: 2 }, $unset: { leaves: 1 } });
    await two.log.append(events(6, 1));
    expect(await orderOf(two)).toEqual([...SIX, 'e-6']);
  });

  it('is marked and not moved when all entries were placed and no record marked', async () => {
    const two = await unmoved();
    await insertGroups(two, 0, (await journalOf(two)).flatMap(sealedOf));
    const before = await groupsIn(two.log.models);
    expect(await two.log.settle()).toBe(6);
    expect(await groupsIn(two.log.models)).toEqual(before);
    expect(await orderOf(two)).toEqual(SIX);
  });

  it('is moved when a write of many groups was interrupted', async () => {
    const one = await open();
    one.log.tree.stop();
    // More than one write moves, and more than one journal record contains.
    await one.log.append(events(0, 1100));
    const { collection } = one.log.models.groups;
    const insertMany = collection.insertMany.bind(collection);
    jest.spyOn(collection, 'insertMany').mockImplementationOnce(async (groups, options) => {
      await insertMany(groups.slice(0, 5), options);
      throw new Error('killed');
    });
    await expect(one.log.settle()).rejects.toThrow('killed');
    expect(await recordsOf(one.log.models)).toHaveLength(160);
    await crash(one);
    expect(await orderOf(await open())).toEqual(events(0, 1100).map(({ id }) => id));
  });

  it('is logged once, wherever it was before', async () => {
    const two = await unmoved();
    // In the unmoved journal, among this process's writes, and twice concurrently.
    await two.log.append([event('e-5'), event('e-6')]);
    await Promise.all([two.log.append([event('e-6')]), two.log.append(events(6, 2))]);
    expect(await orderOf(two)).toEqual([...SIX, 'e-6', 'e-7']);
    // In the groups.
    await two.log.append([event('e-0')]);
    await two.log.append([event('e-8')]);
    expect(await orderOf(two)).toEqual([...SIX, 'e-6', 'e-7', 'e-8']);
    // The only event of a record, so that nothing is left to place.
    await two.log.append([event('e-1')]);
    expect(await orderOf(two)).toEqual([...SIX, 'e-6', 'e-7', 'e-8']);
  });

  it('is read back as it was sealed, with every member that an entry can have', async () => {
    const one = await open();
    one.log.tree.stop();
    const whole = event('e-"\n\u2028\ud800', {
      department: 'market-regulation',
      basis: 'CASE',
      covertUntil: '2026-07-01T00:00:00.000Z',
    });
    const least = { ...event('e-2'), organization: undefined, subjectId: undefined } as never;
    await one.log.append([whole, least, event('e-3', { basis: 'EMERGENCY' })]);
    const [written] = await journalOf(one);
    const read = sealedOf(written!);
    expect(read.map(({ entry }) => leafText(entry))).toEqual(read.map(({ text }) => text));
    // Text that the database cannot store is not hashed either.
    expect(read[0]!.entry).toMatchObject({
      id: 'e-"\n\u2028\ufffd',
      department: 'market-regulation',
    });
    expect(read.map(({ entry: { release, alert } }) => [release !== undefined, alert])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, true],
    ]);
    expect(await orderOf(one)).toEqual(['e-"\n\u2028\ufffd', 'e-2', 'e-3']);
    expect(await textsOfLog(one.log.models)).toEqual(read.map(({ text }) => text));
  });

  it('is not skipped when a journal record is missing', async () => {
    const two = await unmoved();
    await two.log.models.journal.deleteOne({ _id: 1 });
    await expect(two.log.settle()).rejects.toThrow('A record of the journal');
    expect(await recordsOf(two.log.models)).toEqual([]);
  });
});

describe('a delayed process', () => {
  it('writes after the records that others wrote and moved meanwhile', async () => {
    const [one, two] = [await open(), await open()];
    const writes: JournalWrite[] = [];
    const stale = journalWriter(one.log.models, (write) => writes.push(write));
    const [first, last] = [await sealed(one, 'e-0'), await sealed(one, 'e-40')];
    await stale([first]);
    for (let index = 1; index < 40; index++) await two.log.append(events(index, 1));
    await two.log.tree.advance();
    expect((await journalOf(two)).every(isMoved)).toBe(true);
    await stale([last]);
    expect(writes.map(({ number, size }) => [number, size])).toEqual([
      [0, 1],
      [40, 1],
    ]);
    expect(writes.map(textsOf)).toEqual([[first], [last]]);
    expect(await orderOf(two)).toEqual(events(0, 41).map(({ id }) => id));
  });

  it.each([
    ['before its first insert', 0],
    ['after a part of its insert', 2],
  ])('that moves changes no entries of others when it was delayed %s', async (_, put) => {
    const [one, two] = [await open(), await open()];
    for (const { log } of [one, two]) log.tree.stop();
    await one.log.append(events(0, 100));
    const { collection } = one.log.models.groups;
    const insertMany = collection.insertMany.bind(collection);
    jest.spyOn(collection, 'insertMany').mockImplementationOnce(async (groups, options) => {
      if (put > 0) await insertMany(groups.slice(0, put), options);
      await two.log.append(events(100, 3));
      await two.log.tree.advance();
      return insertMany(groups.slice(put), options);
    });
    await one.log.settle();
    expect(await orderOf(one)).toEqual(events(0, 103).map(({ id }) => id));
    expect(await orderOf(two)).toEqual(events(0, 103).map(({ id }) => id));
  });

  it('that marks changes no later records of others', async () => {
    const [one, two] = [await open(), await open()];
    for (const { log } of [one, two]) log.tree.stop();
    await one.log.append(events(0, 3));
    const { collection } = one.log.models.journal;
    const updateMany = collection.updateMany.bind(collection);
    jest.spyOn(collection, 'updateMany').mockImplementationOnce(async (...args) => {
      await two.log.append(events(3, 3));
      await two.log.tree.advance();
      return updateMany(...args);
    });
    await one.log.settle();
    expect(await orderOf(one)).toEqual(SIX);
  });

  const sealed = async ({ vault }: OpenedLog, id: string): Promise<string> =>
    sealEvent(event(id), vault, subjectNamer(vault, testLogKeys));
});

it('processes that write, move and read concurrently make one log', async () => {
  const three = [await open(), await open(), await open()];
  await Promise.all(
    three.map(async ({ log }, p) => {
      for (let i = 0; i < 25; i++) {
        await log.append(events(p * 1000 + i * 4, 4));
        if (i % 3 === p) await log.settle();
        if (i % 8 === p) await log.tree.advance();
      }
    }),
  );
  for (const one of three) expect(new Set(await orderOf(one)).size).toBe(300);
});

describe('a log whose end is missing refuses events', () => {
  it('when the tree covers more entries', async () => {
    const two = await reopened((one) => one.log.tree.advance());
    await two.log.models.groups.deleteOne({ _id: 32 });
    await two.log.models.journal.deleteMany({});
    await expect(two.log.append(events(40, 1))).rejects.toThrow('The end of the disclosure log');
  });

  it('when the journal says that more were moved', async () => {
    const two = await reopened((one) => one.log.settle());
    expect(await two.log.models.tree.countDocuments()).toBe(0);
    await two.log.models.groups.deleteOne({ _id: 32 });
    await expect(two.log.append(events(40, 1))).rejects.toThrow('The end of the disclosure log');
    expect((await journalOf(two)).every(isMoved)).toBe(true);
  });

  /** A log of forty entries in two groups, reopened after a process has written it. */
  async function reopened(done: (one: OpenedLog) => Promise<unknown>): Promise<OpenedLog> {
    const one = await open();
    one.log.tree.stop();
    await one.log.append(events(0, 40));
    await done(one);
    await crash(one);
    const two = await open();
    expect((await groupsIn(two.log.models)).map(({ _id }) => _id)).toEqual([0, 32]);
    return two;
  }
});
