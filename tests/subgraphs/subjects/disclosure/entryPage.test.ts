import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { leafText, readLeaf, type LogEntry } from '../../../../schema/log/entry';
import { subjectPseudonym } from '../../../../schema/log/logKeys';
import { CursorCodec } from '../../../../subgraphs/framework/lists/cursor';
import {
  historyList,
  searchList,
  type DisclosureFilter,
  type EntryList,
  type HistoryArgs,
} from '../../../../subgraphs/subjects/disclosure/reading/entryLists';
import { entryPage } from '../../../../subgraphs/subjects/disclosure/reading/entryPage';
import { groupsOf } from '../../../../subgraphs/subjects/disclosure/stored/group';
import type {
  EntryRecord,
  SealedEntry,
} from '../../../../subgraphs/subjects/disclosure/stored/record';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { groupsIn, openedLog, recordsOf, type OpenedLog } from './support';

const SIZE = 2000;
const START = Date.parse('2026-06-01T00:00:00.000Z');
const SECOND = 1000;
const END = START + SIZE * SECOND;
const RELEASE = END + 60 * SECOND;
const [BEFORE, AFTER] = [new Date(RELEASE - 1), new Date(RELEASE)];

const SUBJECTS = ['per-0', 'per-1', 'per-2', 'per-rare'];
const ACTORS = ['actor-0', 'actor-1', 'actor-2'];
const ORGANIZATIONS = ['org-a', 'org-b', 'both'];
const DEPARTMENTS = ['justice', 'both'];
const PURPOSES = ['lending', 'supervision', 'audit'];
const BASES = ['CONSENT', 'CASE', 'EMERGENCY', 'NONE'] as const;

let store: TestStore;
let one: OpenedLog;
/** All entries in the order of a list. */
let all: readonly EntryRecord[];
const cursors = new CursorCodec(randomBytes(32));

const pseudonym = (id: string) => subjectPseudonym(testLogKeys, id);

const pick = <T>(values: readonly T[], by: number): T => values[by % values.length]!;

/** Entry `i`: usually a second after the one before, some at the same moment, some minutes late. */
function entryAt(i: number): LogEntry {
  const late = i % 97 === 0 ? 600 : i % 41 === 0 ? 45 : i % 13 === 0 ? 2 : 0;
  const subject = i % 400 === 7 ? 'per-rare' : pick(SUBJECTS.slice(0, 3), i * 7 + (i >> 4));
  const basis = pick(BASES, i % 19 === 0 ? 2 : (i >> 2) % 2 ? 0 : i % 2 ? 1 : 3);
  return {
    id: `e-${i}`,
    at: new Date(START + (i - (i % 3 === 0 ? 1 : 0) - late) * SECOND).toISOString(),
    actor: pick(ACTORS, i + (i >> 6)),
    basis,
    organization: i % 5 === 0 ? undefined : pick(ORGANIZATIONS, i >> 5),
    department: i % 5 === 0 ? pick(DEPARTMENTS, i >> 1) : undefined,
    purpose: pick(PURPOSES, i >> 7),
    subject: i % 29 === 0 ? undefined : pseudonym(subject),
    subgraph: 'subjects',
    matrix: '2026-1',
    alert: basis === 'EMERGENCY' ? true : undefined,
    release: basis === 'CASE' && i % 4 === 1 ? new Date(RELEASE).toISOString() : undefined,
    details: 's',
  };
}

/** The stored entries, sorted by the test. */
async function sorted(): Promise<EntryRecord[]> {
  const records = new Map((await recordsOf(one.log.models)).map((record) => [record._id, record]));
  const groups = (await groupsIn(one.log.models))
    .filter(({ leaves }) => leaves !== undefined)
    .map(({ _id, size }) => {
      const own = Array.from({ length: size }, (_, i) => records.get(_id + i)!);
      return { _id, own, newest: Math.max(...own.map(({ at }) => at)) };
    });
  return groups
    .toSorted((a, b) => b.newest - a.newest || b._id - a._id)
    .flatMap(({ own }) => own.toSorted((a, b) => b.at - a.at || b._id - a._id));
}

const indices = (entries: readonly EntryRecord[]) => entries.map(({ _id }) => _id);

const during = ({ at }: EntryRecord, from?: Date | null, to?: Date | null) =>
  !(from && at < from.getTime()) && !(to && at >= to.getTime());

function found(filter: DisclosureFilter): EntryRecord[] {
  const { from, to, subjectId, alert, ...rest } = filter;
  return all.filter(
    (entry) =>
      during(entry, from, to) &&
      (subjectId == null || entry.subject === pseudonym(subjectId)) &&
      (alert == null || (entry.alert ?? false) === alert) &&
      Object.entries(rest).every(([name, value]) => entry[name as keyof EntryRecord] === value),
  );
}

function seen(subject: string, args: HistoryArgs, now: Date): EntryRecord[] {
  const { from, to, organization, purpose } = args;
  return all.filter(
    (entry) =>
      entry.subject === pseudonym(subject) &&
      during(entry, from, to) &&
      (entry.release === undefined || entry.release <= now.getTime()) &&
      (organization == null || [entry.organization, entry.department].includes(organization)) &&
      (purpose == null || entry.purpose === purpose),
  );
}

/** Reads a list from either end, and compares each page with the expected entries. */
async function expectWalked(list: EntryList, expected: readonly EntryRecord[], size: number) {
  await expectWalkedForward(list, expected, size);
  await expectWalkedBackward(list, expected, size);
}

async function expectWalkedBackward(
  list: EntryList,
  expected: readonly EntryRecord[],
  last: number,
) {
  let read: EntryRecord[] = [];
  let before: string | null = null;
  for (;;) {
    const args = { last, before };
    const page = await entryPage(one.log.models, { cursors }, 'test', list, args, false);
    read = [...page.nodes, ...read];
    expect(page.pageInfo.hasPreviousPage).toBe(read.length < expected.length);
    expect(page.pageInfo.hasNextPage).toBe(before !== null);
    before = page.pageInfo.startCursor;
    if (!page.pageInfo.hasPreviousPage) break;
    expect(page.nodes).toHaveLength(last);
  }
  expect(indices(read)).toEqual(indices(expected));
}

async function expectWalkedForward(
  list: EntryList,
  expected: readonly EntryRecord[],
  first: number,
) {
  const read: EntryRecord[] = [];
  let after: string | null = null;
  for (;;) {
    const args = { first, after };
    const page = await entryPage(one.log.models, { cursors }, 'test', list, args, after === null);
    read.push(...page.nodes);
    expect(page.totalCount).toBe(after === null ? expected.length : null);
    expect(page.pageInfo.hasNextPage).toBe(read.length < expected.length);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(page.edges.at(-1)?.cursor ?? null).toBe(page.pageInfo.endCursor);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
    expect(page.nodes).toHaveLength(first);
  }
  expect(indices(read)).toEqual(indices(expected));
}

beforeAll(async () => {
  store = await startTestStore();
  one = await openedLog(store);
  const sealed = Array.from({ length: SIZE }, (_, i): SealedEntry => {
    const text = leafText(entryAt(i));
    return { entry: readLeaf(text), text };
  });
  // As the mover puts them: not all at once.
  for (let from = 0, size = 1; from < SIZE; from += size, size = (size * 7) % 301)
    await one.log.models.groups.insertMany(groupsOf(from, sealed.slice(from, from + size)));
  await one.log.models.groups.collection.updateMany({ _id: { $lt: 40 } } as never, {
    $unset: {
      leaves: 1,
      events: 1,
      subjects: 1,
      actors: 1,
      organizations: 1,
      departments: 1,
      purposes: 1,
      bases: 1,
      alert: 1,
      oldest: 1,
      newest: 1,
    },
  });
  all = await sorted();
}, 60_000);

afterAll(async () => {
  await one.database.close();
  await store.stop();
});

describe('a list of entries', () => {
  it('has many groups, some of them late', async () => {
    const held = (await groupsIn(one.log.models)).filter(({ leaves }) => leaves !== undefined);
    expect(held.length).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(SIZE - 80);
    const newest = held.map((group) => group.newest!);
    expect(newest).not.toEqual(newest.toSorted((a, b) => a - b));
    expect(held.every((group) => group.newest! - group.oldest! <= 60_000)).toBe(true);
  });

  it('is read in pages of every size without repeated or missing entries', async () => {
    const filter = { subjectId: 'per-1', organization: 'org-b' };
    const expected = found(filter);
    expect(expected.length).toBeGreaterThan(100);
    const list = searchList(testLogKeys, filter);
    for (let first = 1; first <= 100; first++) await expectWalkedForward(list, expected, first);
    for (const last of [1, 2, 31, 32, 33, 100]) await expectWalkedBackward(list, expected, last);
  }, 120_000);

  it('of all entries is read in the same way', async () => {
    for (const first of [17, 32, 100]) await expectWalked(searchList(testLogKeys, {}), all, first);
  }, 60_000);

  it('of no entries is an empty page', async () => {
    await expectWalked(searchList(testLogKeys, { actor: 'nobody' }), [], 10);
  });

  it('continues after a cursor unchanged by later entries', async () => {
    const list = searchList(testLogKeys, { subjectId: 'per-0' });
    const page = (after?: string | null) =>
      entryPage(
        one.log.models,
        { cursors },
        'test',
        list,
        { first: 30, after: after ?? null },
        false,
      );
    const { pageInfo } = await page();
    const before = await page(pageInfo.endCursor);
    const text = leafText({ ...entryAt(SIZE), id: 'e-new', subject: pseudonym('per-0') });
    const [group] = groupsOf(SIZE, [{ entry: readLeaf(text), text }]);
    await one.log.models.groups.insertMany([group]);
    expect((await page()).nodes[0]?.event).toBe('e-new');
    expect((await page(pageInfo.endCursor)).nodes).toEqual(before.nodes);
    expect(before.totalCount).toBeNull();
    await one.log.models.groups.deleteOne({ _id: SIZE });
  });

  it('refuses a cursor of another list, and a page size of zero', async () => {
    const list = searchList(testLogKeys, {});
    const ask = (name: string, args: { first: number; after?: string | null }) =>
      entryPage(one.log.models, { cursors }, name, list, args, false);
    const { pageInfo } = await ask('test', { first: 5 });
    await expect(ask('other', { first: 5, after: pageInfo.endCursor })).rejects.toMatchObject({
      extensions: { code: 'INVALID_CURSOR' },
    });
    for (const first of [0, 101])
      await expect(ask('test', { first })).rejects.toMatchObject({
        extensions: { code: 'PAGE_SIZE_OUT_OF_RANGE' },
      });
  });
});

describe('a filtered list', () => {
  const moment = fc
    .integer({ min: -700, max: SIZE + 120 })
    .map((second) => new Date(START + second * SECOND));
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 1 });
  const period = { from: maybe(moment), to: maybe(moment) };
  const size = fc.integer({ min: 1, max: 100 });

  /** The page size, raised so that a list has at most about nine pages. */
  const pageSize = (first: number, expected: readonly EntryRecord[]) =>
    Math.min(100, Math.max(first, Math.floor(expected.length / 9)));

  it('of a search has the entries that match all conditions', async () => {
    const conditions = fc.record({
      actor: fc.constantFrom(...ACTORS),
      organization: fc.constantFrom(...ORGANIZATIONS),
      department: fc.constantFrom(...DEPARTMENTS),
      purpose: fc.constantFrom(...PURPOSES),
      subjectId: fc.constantFrom(...SUBJECTS),
      basis: fc.constantFrom(...BASES),
      alert: fc.boolean(),
      ...period,
    });
    // All of them at once are met by hardly any entry.
    const some = fc.subarray(
      [
        'actor',
        'organization',
        'department',
        'purpose',
        'subjectId',
        'basis',
        'alert',
        'from',
        'to',
      ],
      { maxLength: 3 },
    );
    const filter = fc
      .tuple(conditions, some)
      .map(([all, names]): DisclosureFilter =>
        Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
      );
    let longest = 0;
    const property = fc.asyncProperty(filter, size, async (asked, first) => {
      const expected = found(asked);
      longest = Math.max(longest, expected.length);
      await expectWalked(searchList(testLogKeys, asked), expected, pageSize(first, expected));
    });
    await fc.assert(property, { seed: 1, numRuns: 40 });
    expect(longest).toBeGreaterThan(100);
  }, 120_000);

  it('of a history has the entries that the subject may see at that moment', async () => {
    const args = fc.record(
      {
        organization: fc.constantFrom(...ORGANIZATIONS, ...DEPARTMENTS),
        purpose: fc.constantFrom(...PURPOSES),
        ...period,
      },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(
      fc.constantFrom(...SUBJECTS),
      args,
      fc.constantFrom(BEFORE, AFTER),
      size,
      async (subject, conditions, now, first) => {
        const list = historyList(testLogKeys, subject, conditions, now);
        const expected = seen(subject, conditions, now);
        await expectWalked(list, expected, pageSize(first, expected));
      },
    );
    await fc.assert(property, { seed: 1, numRuns: 50 });
  }, 120_000);

  it('of a history has accesses in a covert case from their release on', async () => {
    const covert = all.filter(
      ({ subject, release }) => subject === pseudonym('per-1') && release !== undefined,
    );
    expect(covert.length).toBeGreaterThan(20);
    const [before, after] = [seen('per-1', {}, BEFORE), seen('per-1', {}, AFTER)];
    expect(indices(before)).toEqual(
      indices(after).filter((place) => !indices(covert).includes(place)),
    );
    await expectWalked(historyList(testLogKeys, 'per-1', {}, BEFORE), before, 50);
    await expectWalked(historyList(testLogKeys, 'per-1', {}, AFTER), after, 50);
  });

  it('of a period includes its first moment and not its last', async () => {
    const { at } = all[700]!;
    const [from, to] = [new Date(at), new Date(at + 1)];
    const expected = all.filter((entry) => entry.at === at);
    await expectWalked(searchList(testLogKeys, { from, to }), expected, 3);
    await expectWalked(searchList(testLogKeys, { from, to: from }), [], 3);
  });
});

describe('the groups of a list', () => {
  const filters: [string, DisclosureFilter][] = [
    ['a subject', { subjectId: 'per-rare' }],
    ['an actor', { actor: 'actor-1' }],
    ['an organisation', { organization: 'org-a' }],
    ['a department', { department: 'justice' }],
    ['a purpose', { purpose: 'audit' }],
    ['a basis', { basis: 'NONE' }],
    ['alerts', { alert: true }],
    ['a period', { from: new Date(START + 500 * SECOND), to: new Date(START + 600 * SECOND) }],
    [
      'a subject in a period',
      { subjectId: 'per-rare', from: new Date(START + 500 * SECOND), to: new Date(END) },
    ],
  ];

  it.each(filters)('of %s are found by an index, and no others are read', async (_, filter) => {
    const { groups } = searchList(testLogKeys, filter);
    const { nReturned, totalDocsExamined, totalKeysExamined } = await explained(groups);
    expect(nReturned).toBe(await one.log.models.groups.countDocuments(groups));
    expect(nReturned).toBeGreaterThan(0);
    expect(totalDocsExamined).toBeLessThanOrEqual(nReturned);
    expect(totalKeysExamined).toBeLessThanOrEqual(nReturned + 1);
  });

  it.each<[string, HistoryArgs]>([
    ['no filter', {}],
    ['an organisation', { organization: 'both' }],
    ['a purpose', { purpose: 'supervision' }],
    ['an organisation and a purpose', { organization: 'org-a', purpose: 'lending' }],
  ])('of a history with %s are found by the subject', async (_, args) => {
    const ofSubject = historyList(testLogKeys, 'per-rare', {}, AFTER).groups;
    const count = await one.log.models.groups.countDocuments(ofSubject);
    const { groups } = historyList(testLogKeys, 'per-rare', args, AFTER);
    const { totalDocsExamined, totalKeysExamined } = await explained(groups);
    expect(totalDocsExamined).toBeLessThanOrEqual(count);
    expect(totalKeysExamined).toBeLessThanOrEqual(count + 1);
  });

  /** What the database reads for a list, which it must find by an index and in its order. */
  async function explained(groups: EntryList['groups']) {
    const explained = (await one.log.models.groups
      .find(groups)
      .sort({ newest: -1, _id: -1 })
      .explain('executionStats')) as unknown as {
      executionStats: { nReturned: number; totalDocsExamined: number; totalKeysExamined: number };
      queryPlanner: { winningPlan: object };
    };
    const plan = JSON.stringify(explained.queryPlanner.winningPlan);
    expect(plan).toContain('IXSCAN');
    // In the index's own order.
    expect(plan).not.toContain('"SORT"');
    return explained.executionStats;
  }
});
