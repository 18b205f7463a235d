import { leafOf, leafText } from '../../schema/log/entry';
import { entryOf } from '../../subgraphs/subjects/disclosure/entryOf';
import { readGroup } from '../../subgraphs/subjects/disclosure/groupText';
import { leafHashes } from '../../subgraphs/subjects/disclosure/proofs';
import { subjectNamer } from '../../subgraphs/subjects/disclosure/nameSubject';
import type {
  EntryRecord,
  JournalRecord,
  NewEntry,
} from '../../subgraphs/subjects/disclosure/record';
import { sealEvent } from '../../subgraphs/subjects/disclosure/sealEvent';
import { sequencer } from '../../subgraphs/subjects/disclosure/sequencer';
import { testLogKeys } from '../kit/logKeys';
import { startTestStore, type TestStore } from '../kit/store';
import { event, events, openedLog, type OpenedLog } from './kit';

let store: TestStore;
const opened: OpenedLog[] = [];

const open = async () => {
  const one = await openedLog(store);
  opened.push(one);
  return one;
};

/** Ends a process as a crash would: what is not moved stays so. */
const crash = async ({ log, database }: OpenedLog) => {
  log.tree.stop();
  await database.close();
};

const groups = ({ log }: OpenedLog) =>
  log.models.journal.find().sort({ _id: 1 }).lean<JournalRecord[]>();

const isMoved = (group: JournalRecord) => readGroup(group) === undefined;

const entriesOf = (group: JournalRecord): NewEntry[] => readGroup(group)!.map(({ entry }) => entry);

const records = ({ log }: OpenedLog) =>
  log.models.entries.find().sort({ _id: 1 }).lean<EntryRecord[]>();

/** The events of the log in order, after all checks: places without gap, and the tree over them. */
async function orderOf(one: OpenedLog): Promise<string[]> {
  const { edge } = await one.log.tree.advance();
  const all = await records(one);
  expect(all.map(({ _id }) => _id)).toEqual(all.map((_, i) => i));
  expect(edge.size).toBe(all.length);
  const hashes = await leafHashes(one.log.models, edge, { from: 0, to: edge.size });
  expect(all.map((record) => leafOf(entryOf(record)))).toEqual(hashes);
  const journal = await groups(one);
  expect(journal.map(({ _id }) => _id)).toEqual(journal.map((_, i) => i));
  expect(journal.every((group) => isMoved(group) && group.end !== undefined)).toBe(true);
  expect(journal.at(-1)?.end).toBe(all.length);
  return all.map((record) => record.event);
}

/** A log of which three groups of two are durable and nothing has been moved. */
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

describe('what is durable and was not moved', () => {
  it('before a crash is moved by whoever opens the log, and by readers at once', async () => {
    const two = await unmoved();
    expect(await records(two)).toEqual([]);
    await two.log.settle();
    expect((await records(two)).map((record) => record.event)).toEqual(SIX);
    expect(await orderOf(two)).toEqual(SIX);
  });

  it('when only some of its entries were there goes on at the places they have', async () => {
    const two = await unmoved();
    const [first, second] = await groups(two);
    const there = [...entriesOf(first!), entriesOf(second!)[0]!];
    await two.log.models.entries.insertMany(there.map((entry, i) => ({ _id: i, ...entry })));
    expect(await orderOf(two)).toEqual(SIX);
  });

  it('when all of its entries were there, some groups of them marked, has each there once', async () => {
    const two = await unmoved();
    const all = (await groups(two)).flatMap(entriesOf);
    await two.log.models.entries.insertMany(all.map((entry, i) => ({ _id: i, ...entry })));
    await two.log.models.journal.updateOne({ _id: 0 }, { $set: { end: 2 }, $unset: { leaves: 1 } });
    await two.log.append(events(6, 1));
    expect(await orderOf(two)).toEqual([...SIX, 'e-6']);
  });

  it('holds an event once, wherever it stood before', async () => {
    const two = await unmoved();
    // In an unmoved group, in one of this process, and twice at once.
    await two.log.append([event('e-5'), event('e-6')]);
    await Promise.all([two.log.append([event('e-6')]), two.log.append(events(6, 2))]);
    expect(await orderOf(two)).toEqual([...SIX, 'e-6', 'e-7']);
    // Among the entries.
    await two.log.append([event('e-0')]);
    await two.log.append([event('e-8')]);
    expect(await orderOf(two)).toEqual([...SIX, 'e-6', 'e-7', 'e-8']);
  });

  it('is moved as well where it was written before groups were texts', async () => {
    const two = await unmoved();
    for (const group of await groups(two))
      await two.log.models.journal.updateOne(
        { _id: group._id },
        { $set: { entries: entriesOf(group) }, $unset: { leaves: 1 } },
      );
    await two.log.append(events(6, 1));
    expect(await orderOf(two)).toEqual([...SIX, 'e-6']);
    expect((await groups(two)).every(({ entries }) => entries === undefined)).toBe(true);
  });

  it('is read back as it was sealed, all that an entry can hold', async () => {
    const one = await open();
    one.log.tree.stop();
    const whole = event('e-"\n\u2028\ud800', {
      department: 'market-regulation',
      basis: 'CASE',
      covertUntil: '2026-07-01T00:00:00.000Z',
    });
    const least = { ...event('e-2'), organization: undefined, subjectId: undefined } as never;
    await one.log.append([whole, least, event('e-3', { basis: 'EMERGENCY' })]);
    const [group] = await groups(one);
    const read = readGroup(group!)!;
    expect(read.map(({ entry }) => leafText(entryOf(entry)))).toEqual(read.map(({ text }) => text));
    // What no database can hold is not hashed either.
    expect(read[0]!.entry).toMatchObject({
      event: 'e-"\n\u2028\ufffd',
      department: 'market-regulation',
    });
    expect(read.map(({ entry: { release, alert } }) => [release !== undefined, alert])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, true],
    ]);
    expect((await orderOf(one)).length).toBe(3);
  });

  it('is not moved over other entries', async () => {
    const two = await unmoved();
    const [first] = await groups(two);
    await two.log.models.entries.insertMany([{ _id: 1, ...entriesOf(first!)[0]! }]);
    await expect(two.log.settle()).rejects.toThrow('Other entries stand where');
  });

  it('is not passed over when a group of it is gone', async () => {
    const two = await unmoved();
    await two.log.models.journal.deleteOne({ _id: 1 });
    await expect(two.log.settle()).rejects.toThrow('A group of the journal');
  });
});

describe('a process that was held up', () => {
  it('writes behind what others wrote and moved meanwhile, not where it had looked', async () => {
    const [one, two] = [await open(), await open()];
    const stale = sequencer(one.log.models, () => undefined);
    await stale([await sealed(one, 'e-0')]);
    for (let at = 1; at < 40; at++) await two.log.append(events(at, 1));
    await two.log.tree.advance();
    expect((await groups(two)).every(isMoved)).toBe(true);
    await stale([await sealed(one, 'e-40')]);
    expect(await orderOf(two)).toEqual(events(0, 41).map(({ id }) => id));
  });

  it('in moving changes nothing of what others moved', async () => {
    const [one, two] = [await open(), await open()];
    await one.log.append(events(0, 3));
    const { collection } = one.log.models.entries;
    const insertMany = collection.insertMany.bind(collection);
    jest.spyOn(collection, 'insertMany').mockImplementationOnce(async (...args) => {
      await two.log.append(events(3, 3));
      await two.log.tree.advance();
      return insertMany(...args);
    });
    await one.log.settle();
    expect(await orderOf(one)).toEqual(SIX);
  });

  const sealed = ({ vault }: OpenedLog, id: string): Promise<string> =>
    sealEvent(event(id), vault, subjectNamer(vault, testLogKeys));
});

it('Processes that write, move and read at once make one log', async () => {
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

it('A log that had no journal goes on where it ended', async () => {
  const one = await open();
  await one.log.append(events(0, 5));
  await one.log.tree.advance();
  await one.log.append(events(5, 2));
  await one.log.settle();
  await crash(one);
  const two = await open();
  // As it was before there was a journal, the tree a little behind the entries.
  await two.log.models.journal.deleteMany({});
  expect((await two.log.tree.advance()).edge.size).toBe(7);
  await two.log.append(events(7, 3));
  await two.log.tree.advance();
  expect((await records(two)).map(({ _id }) => _id)).toEqual(events(0, 10).map((_, i) => i));
  expect((await groups(two)).map(({ from, end }) => [from, end])).toEqual([[7, 10]]);
});

it('Nothing is put on a log whose journal has lost its end', async () => {
  const one = await open();
  for (const at of [0, 1, 2]) await one.log.append(events(at, 1));
  await one.log.tree.advance();
  await crash(one);
  const two = await open();
  await two.log.models.journal.deleteOne({ _id: 2 });
  await expect(two.log.append(events(3, 1))).rejects.toThrow('The end of the disclosure log');
});
