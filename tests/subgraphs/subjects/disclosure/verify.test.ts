import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../../process/root';
import { exportLog } from '../../../../cli/audit/exportLog';
import { readServer } from '../../../../cli/audit/logClient';
import { readLogFile } from '../../../../cli/audit/logFile';
import { verifyLog } from '../../../../cli/audit/verifyLog';
import { leafText, readLeaf } from '../../../../schema/log/entry';
import type { LogItem } from '../../../../schema/log/logItem';
import { leafHash } from '../../../../schema/log/merkle';
import { newPseudonymKey, newSigningKey } from '../../../../schema/log/newLogKeys';
import { readLogKeys } from '../../../../schema/log/logKeys';
import { signHead, type TreeHead } from '../../../../schema/log/treeHead';
import { joinTexts, textsOf } from '../../../../subgraphs/subjects/disclosure/stored/group';
import type { GroupRecord } from '../../../../subgraphs/subjects/disclosure/stored/record';
import { searchList } from '../../../../subgraphs/subjects/disclosure/reading/entryLists';
import {
  entriesIn,
  groupsInOrder,
} from '../../../../subgraphs/subjects/disclosure/reading/groupsOfList';
import { hashesOf } from '../../../../subgraphs/subjects/disclosure/stored/treeRecords';
import { testLogKeys } from '../../../support/logKeys';
import { startProduct, type Product } from '../../../support/product';
import { AT, events, openedLog, type OpenedLog } from './support';
import { programFile } from '../../../support/runProgram';

const SIZE = 730;

/** What is different of one entry among them. */
const RESCUE = {
  actor: 'rescuer',
  basis: 'EMERGENCY',
  purpose: 'break-glass',
  department: 'emergency',
} as const;

let product: Product;
let opened: OpenedLog;
let token: string;
let folder: string;
let lines: LogItem[];
let head: TreeHead;

const served = () => readServer({ url: product.gateway.url, token });

async function* given(items: readonly LogItem[]): AsyncGenerator<LogItem> {
  yield* items;
}

const check = (items: readonly LogItem[], options: Parameters<typeof verifyLog>[1] = {}) =>
  verifyLog(given(items), options);

const at = (index: number) =>
  lines.findIndex((item) => item.type === 'entry' && item.index === index);

const isHead = (item: LogItem) => item.type === 'head';

/** The lines with one entry replaced by none or others. */
const withEntry = (index: number, ...entries: LogItem[]) =>
  lines.toSpliced(at(index), 1, ...entries);

const changed = (index: number, more: object): LogItem =>
  ({ ...lines[at(index)], ...more }) as LogItem;

beforeAll(async () => {
  product = await startProduct({ subjects: 200 });
  opened = await openedLog(product);
  for (let from = 0; from < SIZE; from += 250) {
    await opened.log.append(
      events(from, Math.min(250, SIZE - from)).map((each) =>
        each.id === 'e-443' ? { ...each, ...RESCUE } : each,
      ),
    );
    await opened.log.tree.advance();
  }
  token = await product.token('auditor');
  folder = await mkdtemp(join(tmpdir(), 'hedong-audit-'));
  const file = join(folder, 'log.ndjson');
  await exportLog(served(), file);
  lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogItem);
  const last = lines.findLast((item) => item.type === 'head')!;
  const { logId, size, rootHash, timestamp, keyId, signature } = last;
  head = { logId, size, rootHash, timestamp, keyId, signature };
}, 120_000);

afterAll(async () => {
  await opened.database.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('an unchanged log', () => {
  it('is valid, served and exported, with a pinned key and an earlier head', async () => {
    const options = { pinned: [testLogKeys.signing.keyId], seen: head };
    const summary = await verifyLog(served(), options);
    expect(summary).toMatchObject({ entries: SIZE, pruned: 0, head: { size: SIZE } });
    expect(summary.heads).toBeGreaterThanOrEqual(3);
    expect(await verifyLog(readLogFile(join(folder, 'log.ndjson')), options)).toEqual(summary);
  });

  it('is refused to callers who are not auditors', async () => {
    const other = await product.token('officer');
    const read = verifyLog(readServer({ url: product.gateway.url, token: other }), {});
    await expect(read).rejects.toThrow();
  });
});

describe('in an export the verifier finds', () => {
  const leaf = (index: number) => (lines[at(index)] as { leaf: string }).leaf;

  it('a changed entry', async () => {
    const wrong = leaf(300).replace('lending', 'guarantee');
    await expect(check(withEntry(300, changed(300, { leaf: wrong })))).rejects.toThrow(
      'Entry 300 was changed',
    );
  });

  it('an entry changed together with its hash', async () => {
    const wrong = changed(300, {
      leaf: leaf(301),
      hash: (lines[at(301)] as { hash: string }).hash,
    });
    await expect(check(withEntry(300, wrong))).rejects.toThrow(
      'The entries 250 to 499 do not match the signed head of 500 entries.',
    );
  });

  it('a missing entry, with or without a gap in the indices', async () => {
    await expect(check(withEntry(300))).rejects.toThrow('Entry 300 is missing.');
    const closed = lines
      .toSpliced(at(300), 1)
      .map((item) =>
        item.type === 'entry' && item.index > 300 ? { ...item, index: item.index - 1 } : item,
      );
    await expect(check(closed)).rejects.toThrow('Entry 499 is missing');
  });

  it('an entry emptied as if it were pruned', async () => {
    await expect(check(withEntry(300, changed(300, { leaf: null })))).rejects.toThrow(
      'Entry 300 is missing, and no pruning statement covers it.',
    );
  });

  it('two swapped entries', async () => {
    const swapped = lines
      .with(at(300), changed(301, { index: 300 }))
      .with(at(301), changed(300, { index: 301 }));
    await expect(check(swapped)).rejects.toThrow('The entries 250 to 499 do not match');
    const moved = lines.with(at(300), lines[at(301)]!).with(at(301), lines[at(300)]!);
    await expect(check(moved)).rejects.toThrow('Entry 300 is missing.');
  });

  it('an entry that is missing from the search index', async () => {
    await expect(check(withEntry(300, changed(300, { indexed: false })))).rejects.toThrow(
      'Entry 300 is missing from the search index.',
    );
  });

  it('a repeated entry', async () => {
    await expect(check(withEntry(300, lines[at(300)]!, lines[at(300)]!))).rejects.toThrow(
      'Entry 300 is at the index of entry 301.',
    );
  });

  it('a cut-off end: the entries, or the entries and their heads', async () => {
    const short = lines.filter((item) => item.type !== 'entry' || item.index < 700);
    await expect(check(short)).rejects.toThrow('Entry 700 is missing');
    const shorter = short.filter((item) => item.type !== 'head' || item.size <= 700);
    await expect(check(shorter)).rejects.toThrow('entry 700 is missing');
  });

  it('a cut-off end with its heads and size, given an earlier head', async () => {
    const rolledBack = lines
      .filter((item) => item.type !== 'entry' || item.index < 500)
      .filter((item) => item.type !== 'head' || item.size <= 500)
      .map((item) => (item.type === 'log' ? { ...item, size: 500 } : item));
    expect((await check(rolledBack)).entries).toBe(500);
    await expect(check(rolledBack, { seen: head })).rejects.toThrow('its end was cut off');
  });

  it('a head with a changed signature, and a missing last head', async () => {
    const flipped = lines.map((item) =>
      item.type === 'head' && item.size === 500
        ? { ...item, timestamp: '2026-01-01T00:00:00.000Z' }
        : item,
    );
    await expect(check(flipped)).rejects.toThrow('The signature of the head of 500 entries');
    await expect(check(lines.toSpliced(lines.findLastIndex(isHead), 1))).rejects.toThrow(
      'No signed head covers the end',
    );
  });

  it('a whole log signed with another key, given a pinned key', async () => {
    const { signing } = readLogKeys(newSigningKey(), newPseudonymKey());
    const { x } = signing.publicKey.export({ format: 'jwk' }) as { x: string };
    const forged = lines.map((item): LogItem => {
      if (item.type === 'log') return { ...item, keys: [{ keyId: signing.keyId, x }] };
      return item.type === 'head' ? { type: 'head', ...signHead(item, signing) } : item;
    });
    await expect(check(forged, { pinned: [testLogKeys.signing.keyId] })).rejects.toThrow(
      'which is not a key of this log',
    );
    const renamed = lines.map((item): LogItem =>
      item.type === 'log' ? { ...item, keys: [{ keyId: head.keyId, x }] } : item,
    );
    await expect(check(renamed)).rejects.toThrow('does not match its id');
  });
});

describe('in the database the verifier finds', () => {
  const { groups, tiles } = {
    groups: () => opened.log.models.groups.collection,
    tiles: () => opened.log.models.tiles,
  };
  /** The unchanged group of entry 444. */
  let group: GroupRecord;

  const groupOf = async (index: number) =>
    (await opened.log.models.groups
      .findOne({ _id: { $lte: index } })
      .sort({ _id: -1 })
      .lean<GroupRecord>())!;

  /** Writes a group directly to the database. */
  const put = async (record: GroupRecord) => {
    await groups().replaceOne({ _id: record._id } as never, record, { upsert: true });
  };

  const set = (terms: object) => put({ ...group, ...terms });

  const withTexts = (of: GroupRecord, change: (texts: string[]) => string[]): GroupRecord => ({
    ...of,
    leaves: joinTexts(change(textsOf(of))),
  });

  const fault = () =>
    verifyLog(served(), {}).then(
      ({ entries }) => `none in ${entries} entries`,
      (error: Error) => error.message,
    );

  beforeAll(async () => {
    group = await groupOf(444);
  });

  afterEach(() => put(group));

  it.each([
    ['purpose', 'guarantee'],
    ['at', '1970-01-01T00:00:00.001Z'],
    ['actor', 'somebody-else'],
    ['subject', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['details', 's1.1.AAAA'],
    ['alert', true],
    ['release', '2096-10-02T07:06:40.000Z'],
  ])('a changed %s of an entry', async (field, value) => {
    const change = (text: string) => leafText({ ...readLeaf(text), [field]: value });
    await put(withTexts(group, (texts) => texts.with(2, change(texts[2]!))));
    expect(await fault()).toBe('Entry 444 was changed: it does not have the hash that was logged.');
  });

  it('an entry removed from its group, or emptied', async () => {
    // The later entries of the group have moved up: the next one is at index 444.
    await put(withTexts(group, (texts) => texts.toSpliced(2, 1)));
    expect(await fault()).toMatch(/^Entry 444 was changed/);
    await put(withTexts(group, (texts) => texts.with(2, '')));
    expect(await fault()).toMatch(/^Entry 444 was changed/);
    await put(withTexts(group, (texts) => texts.slice(0, -1)));
    expect(await fault()).toBe('Entry 473 is missing, and no pruning statement covers it.');
  });

  it('a group deleted, or emptied as if it were pruned', async () => {
    const message = 'Entry 442 is missing, and no pruning statement covers it.';
    await groups().deleteOne({ _id: 442 } as never);
    expect(await fault()).toBe(message);
    await put({ _id: 442, size: 32 });
    expect(await fault()).toBe(message);
  });

  it('the last group deleted', async () => {
    const last = await groupOf(SIZE);
    await groups().deleteOne({ _id: last._id } as never);
    expect(await fault()).toBe(`Entry ${last._id} is missing, and no pruning statement covers it.`);
    await put(last);
  });

  it('two entries swapped, in one group and between two', async () => {
    await put(withTexts(group, (texts) => texts.with(2, texts[3]!).with(3, texts[2]!)));
    expect(await fault()).toMatch(/^Entry 444 was changed/);
    const other = await groupOf(555);
    const [one, two] = [textsOf(group)[2]!, textsOf(other)[555 - other._id]!];
    await put(withTexts(group, (texts) => texts.with(2, two)));
    await put(withTexts(other, (texts) => texts.with(555 - other._id, one)));
    expect(await fault()).toMatch(/^Entry 444 was changed/);
    await put(group);
    expect(await fault()).toMatch(/^Entry 555 was changed/);
    await put(other);
  });

  it('two groups swapped', async () => {
    const other = await groupOf(555);
    await groups().deleteMany({ _id: { $in: [group._id, other._id] } } as never);
    await put({ ...other, _id: group._id });
    await put({ ...group, _id: other._id });
    expect(await fault()).toMatch(/^Entry 442 was changed/);
    await groups().deleteMany({ _id: { $in: [group._id, other._id] } } as never);
    await put(other);
  });

  it('an entry and its tile changed together', async () => {
    const first = await groupOf(10);
    const tile = await tiles().findById('0/0').lean<{ hashes: Buffer }>();
    const text = leafText({ ...readLeaf(textsOf(first)[10]!), actor: 'nobody' });
    await put({
      ...withTexts(first, (texts) => texts.with(10, text)),
      actors: [...first.actors!, 'nobody'],
    });
    const hashes = hashesOf(tile!.hashes).with(10, leafHash(text, 'sha256'));
    await tiles().updateOne({ _id: '0/0' }, { $set: { hashes: Buffer.concat(hashes) } });
    expect(await fault()).toMatch(/^The entries 0 to \d+ do not match the signed head/);
    await tiles().updateOne({ _id: '0/0' }, { $set: { hashes: tile!.hashes } });
    await put(first);
  });

  describe('an entry that a search would miss', () => {
    const hidden = (index: number) => `Entry ${index} is missing from the search index.`;

    it.each([
      ['events', 442],
      ['subjects', 442],
      ['actors', 442],
      ['organizations', 442],
      ['departments', 443],
      ['purposes', 442],
      ['bases', 442],
      ['alert', 443],
      ['oldest', 442],
      ['newest', 442],
    ] as const)('when its group has no %s', async (term, index) => {
      expect(group[term]).toBeDefined();
      await groups().updateOne({ _id: group._id } as never, { $unset: { [term]: 1 } });
      expect(await fault()).toBe(hidden(index));
    });

    it.each([
      ['events', 'e-444', 444],
      ['bases', 'EMERGENCY', 443],
      ['purposes', 'break-glass', 443],
      ['actors', 'rescuer', 443],
      ['subjects', undefined, 442],
      ['organizations', undefined, 442],
    ] as const)(
      'when one of the %s of its group is missing or different',
      async (term, value, index) => {
        const all: readonly string[] = group[term]!;
        const at = value === undefined ? 0 : all.indexOf(value);
        await set({ [term]: all.toSpliced(at, 1) });
        expect(await fault()).toBe(hidden(index));
        await set({ [term]: all.with(at, 'another') });
        expect(await fault()).toBe(hidden(index));
      },
    );

    it.each([
      ['ends before its newest', { newest: Date.parse(AT) - 1 }],
      ['begins after its oldest', { oldest: Date.parse(AT) + 1 }],
      ['ends later than a search for the time reads', { newest: Date.parse(AT) + 60_001 }],
      ['begins earlier than a group may', { oldest: Date.parse(AT) - 60_001 }],
      ['is different', { oldest: 0, newest: 1 }],
    ])('when the time of its group %s', async (_, terms) => {
      await set(terms);
      expect(await fault()).toBe(hidden(442));
    });

    it('when its group has no alert', async () => {
      await set({ alert: false });
      expect(await fault()).toBe(hidden(443));
    });

    it('also in an export, which marks only that entry', async () => {
      await set({ events: group.events!.filter((id) => id !== 'e-444') });
      const file = join(folder, 'held.ndjson');
      await exportLog(served(), file);
      const found: LogItem[] = [];
      for await (const item of readLogFile(file)) found.push(item);
      expect(found.filter((item) => 'indexed' in item)).toEqual([
        { ...lines[at(444)], indexed: false },
      ]);
      await expect(verifyLog(readLogFile(file), {})).rejects.toThrow(hidden(444));
    });
  });

  describe('a forged or malformed group:', () => {
    const forged = () => leafText({ ...readLeaf(textsOf(group)[0]!), id: 'e-forged' });

    it.each([
      ['near the end of the log', 700],
      ['at its end', SIZE - 1],
    ])('an entry added to a group %s', async (_, index) => {
      const other = await groupOf(index);
      const events = [...other.events!, 'e-forged'];
      await put({ ...withTexts(other, (texts) => [...texts, forged()]), events });
      const found = await fault();
      await put(other);
      expect(found).toMatch(/^Entry \d+ /);
    });

    it('a group before index 0, which no list returns', async () => {
      await put({
        ...group,
        _id: -1,
        size: 1,
        events: ['e-forged'],
        leaves: joinTexts([forged()]),
      });
      const shown: string[] = [];
      const list = searchList(testLogKeys, {});
      for await (const each of groupsInOrder(opened.log.models, list, { backward: false }))
        shown.push(...entriesIn(each, list).map(({ event: id }) => id));
      await groups().deleteOne({ _id: -1 } as never);
      expect(shown).toHaveLength(SIZE);
      expect(shown).not.toContain('e-forged');
    });

    it.each([
      ['subjects', 'a text with the same beginning', () => `${group.subjects![0]!}.`],
      ['newest', 'a text', () => String(group.newest)],
      ['newest', 'a date', () => new Date(group.newest!)],
    ])('%s stored as %s, which no search finds', async (term, _, form) => {
      await set({ [term]: form() });
      expect(await fault()).toBe('Entry 442 is missing from the search index.');
    });
  });

  it('nothing once everything is restored', async () => {
    expect(await fault()).toBe(`none in ${SIZE} entries`);
  });
});

describe('npm run audit', () => {
  const audit = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        process.execPath,
        [programFile('cli/audit'), ...args],
        { cwd: ROOT },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('verifies a server, stores the head, exports, and reports the first fault with exit code 1', async () => {
    const [seen, out] = [join(folder, 'seen.json'), join(folder, 'out.ndjson')];
    const at = ['--url', product.gateway.url, '--token', token];
    const good = await audit('verify', ...at, '--seen', seen, '--key', testLogKeys.signing.keyId);
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining(`${SIZE} entries`) });
    expect(JSON.parse(await readFile(seen, 'utf8'))).toEqual(head);
    expect(await audit('export', ...at, '--out', out)).toMatchObject({ code: 0 });
    expect(await readFile(out, 'utf8')).toBe(await readFile(join(folder, 'log.ndjson'), 'utf8'));
    await writeFile(out, (await readFile(out, 'utf8')).replace('"index":17,', '"index":18,'));
    const bad = await audit('verify', '--file', out, '--seen', seen);
    expect(bad.code).toBe(1);
    expect(bad.err).toMatch(/^audit: Entry 17 is missing\.$/m);
    expect(bad.err).toContain('without --key');
  }, 120_000);

  it('reports an invalid argument in one sentence', async () => {
    expect(await audit('verify', '--file', '/nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The file /nowhere cannot be read.'),
    });
    expect((await audit('export')).err).toContain('--out FILE is missing');
    expect((await audit('--help')).out).toContain('npm run audit -- verify');
  }, 60_000);
});
