import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '../../admin/audit/exportLog';
import { readServer } from '../../admin/audit/logClient';
import { readLogFile } from '../../admin/audit/logFile';
import { verifyLog } from '../../admin/audit/verifyLog';
import { leafText, readLeaf } from '../../schema/log/entry';
import type { LogItem } from '../../schema/log/logItem';
import { leafHash } from '../../schema/log/merkle';
import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { readLogKeys } from '../../schema/log/logKeys';
import { signHead, type TreeHead } from '../../schema/log/treeHead';
import { textsOf, writeTexts } from '../../subgraphs/subjects/disclosure/stored/group';
import type { GroupRecord } from '../../subgraphs/subjects/disclosure/stored/record';
import { searchList } from '../../subgraphs/subjects/disclosure/reading/entryLists';
import { entriesNewestFirst } from '../../subgraphs/subjects/disclosure/reading/entryPage';
import { bytesOf, hashesOf } from '../../subgraphs/subjects/disclosure/stored/treeRecords';
import { testLogKeys } from '../kit/logKeys';
import { startProduct, type Product } from '../kit/product';
import { AT, events, openedLog, type OpenedLog } from './kit';
import { PRELOAD } from '../kit/runProgram';

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

describe('a log as it is', () => {
  it('holds, served and exported, under a pinned key and after a head seen before', async () => {
    const options = { pinned: [testLogKeys.signing.keyId], seen: head };
    const summary = await verifyLog(served(), options);
    expect(summary).toMatchObject({ entries: SIZE, pruned: 0, head: { size: SIZE } });
    expect(summary.heads).toBeGreaterThanOrEqual(3);
    expect(await verifyLog(readLogFile(join(folder, 'log.ndjson')), options)).toEqual(summary);
  });

  it('is not given to others', async () => {
    const other = await product.token('officer');
    const read = verifyLog(readServer({ url: product.gateway.url, token: other }), {});
    await expect(read).rejects.toThrow();
  });
});

describe('in an export is found', () => {
  const leaf = (index: number) => (lines[at(index)] as { leaf: string }).leaf;

  it('a change of an entry', async () => {
    const wrong = leaf(300).replace('lending', 'guarantee');
    await expect(check(withEntry(300, changed(300, { leaf: wrong })))).rejects.toThrow(
      'Entry 300 is not the one that was hashed',
    );
  });

  it('a change of an entry together with its hash', async () => {
    const wrong = changed(300, {
      leaf: leaf(301),
      hash: (lines[at(301)] as { hash: string }).hash,
    });
    await expect(check(withEntry(300, wrong))).rejects.toThrow(
      'The entries from 250 to 499 are not those that were signed in the head of 500 entries.',
    );
  });

  it('an entry left out, its number kept or closed up', async () => {
    await expect(check(withEntry(300))).rejects.toThrow('Entry 300 is missing.');
    const closed = lines
      .toSpliced(at(300), 1)
      .map((item) =>
        item.type === 'entry' && item.index > 300 ? { ...item, index: item.index - 1 } : item,
      );
    await expect(check(closed)).rejects.toThrow('Entry 499 is missing');
  });

  it('an entry emptied as if it had been pruned', async () => {
    await expect(check(withEntry(300, changed(300, { leaf: null })))).rejects.toThrow(
      'Entry 300 is missing, and no signed statement took it out.',
    );
  });

  it('two entries in each other’s place', async () => {
    const swapped = lines
      .with(at(300), changed(301, { index: 300 }))
      .with(at(301), changed(300, { index: 301 }));
    await expect(check(swapped)).rejects.toThrow('The entries from 250 to 499 are not those');
    const moved = lines.with(at(300), lines[at(301)]!).with(at(301), lines[at(300)]!);
    await expect(check(moved)).rejects.toThrow('Entry 300 is missing.');
  });

  it('an entry that is not found by all that is searched by', async () => {
    await expect(check(withEntry(300, changed(300, { indexed: false })))).rejects.toThrow(
      'Entry 300 is held back from those who search for it.',
    );
  });

  it('an entry twice', async () => {
    await expect(check(withEntry(300, lines[at(300)]!, lines[at(300)]!))).rejects.toThrow(
      'Entry 300 stands where entry 301 belongs.',
    );
  });

  it('an end cut off: the entries, or the entries and their heads', async () => {
    const short = lines.filter((item) => item.type !== 'entry' || item.index < 700);
    await expect(check(short)).rejects.toThrow('Entry 700 is missing');
    const shorter = short.filter((item) => item.type !== 'head' || item.size <= 700);
    await expect(check(shorter)).rejects.toThrow('entry 700 is missing');
  });

  it('an end cut off with everything that spoke of it, by who has seen a head', async () => {
    const rolledBack = lines
      .filter((item) => item.type !== 'entry' || item.index < 500)
      .filter((item) => item.type !== 'head' || item.size <= 500)
      .map((item) => (item.type === 'log' ? { ...item, size: 500 } : item));
    expect((await check(rolledBack)).entries).toBe(500);
    await expect(check(rolledBack, { seen: head })).rejects.toThrow('its end has been cut off');
  });

  it('a head whose signature or size was changed, or that was left out at the end', async () => {
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

  it('a whole log signed anew with another key, by who has pinned the key', async () => {
    const { signing } = readLogKeys(newSigningKey(), newPseudonymKey());
    const { x } = signing.publicKey.export({ format: 'jwk' }) as { x: string };
    const forged = lines.map((item): LogItem => {
      if (item.type === 'log') return { ...item, keys: [{ keyId: signing.keyId, x }] };
      return item.type === 'head' ? { type: 'head', ...signHead(item, signing) } : item;
    });
    await expect(check(forged, { pinned: [testLogKeys.signing.keyId] })).rejects.toThrow(
      'which is no key of this log',
    );
    const renamed = lines.map((item): LogItem =>
      item.type === 'log' ? { ...item, keys: [{ keyId: head.keyId, x }] } : item,
    );
    await expect(check(renamed)).rejects.toThrow('is not the one its id names');
  });
});

describe('in the database is found', () => {
  const { groups, tiles } = {
    groups: () => opened.log.models.groups.collection,
    tiles: () => opened.log.models.tiles,
  };
  /** The group that holds an entry, as it was before anything was done to it. */
  let group: GroupRecord;

  const groupOf = async (index: number) =>
    (await opened.log.models.groups
      .findOne({ _id: { $lte: index } })
      .sort({ _id: -1 })
      .lean<GroupRecord>())!;

  /** Writes a group as somebody would who can write the database. */
  const put = async (record: GroupRecord) => {
    await groups().replaceOne({ _id: record._id } as never, record, { upsert: true });
  };

  const set = (terms: object) => put({ ...group, ...terms });

  const withTexts = (of: GroupRecord, change: (texts: string[]) => string[]): GroupRecord => ({
    ...of,
    leaves: writeTexts(change(textsOf(of))),
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
  ])('a change of the %s of an entry', async (field, value) => {
    const change = (text: string) => leafText({ ...readLeaf(text), [field]: value });
    await put(withTexts(group, (texts) => texts.with(2, change(texts[2]!))));
    expect(await fault()).toBe('Entry 444 is not the one that was hashed: it has been changed.');
  });

  it('an entry taken out of its group, or emptied in it', async () => {
    // Those behind it have moved up, so that the first of them is not the one that was there.
    await put(withTexts(group, (texts) => texts.toSpliced(2, 1)));
    expect(await fault()).toMatch(/^Entry 444 is not the one that was hashed/);
    await put(withTexts(group, (texts) => texts.with(2, '')));
    expect(await fault()).toMatch(/^Entry 444 is not the one that was hashed/);
    await put(withTexts(group, (texts) => texts.slice(0, -1)));
    expect(await fault()).toBe('Entry 473 is missing, and no signed statement took it out.');
  });

  it('a group deleted, or emptied as if it had been pruned', async () => {
    const message = 'Entry 442 is missing, and no signed statement took it out.';
    await groups().deleteOne({ _id: 442 } as never);
    expect(await fault()).toBe(message);
    await put({ _id: 442, size: 32 });
    expect(await fault()).toBe(message);
  });

  it('the last group deleted', async () => {
    const last = await groupOf(SIZE);
    await groups().deleteOne({ _id: last._id } as never);
    expect(await fault()).toBe(
      `Entry ${last._id} is missing, and no signed statement took it out.`,
    );
    await put(last);
  });

  it('two entries swapped, in one group and between two', async () => {
    await put(withTexts(group, (texts) => texts.with(2, texts[3]!).with(3, texts[2]!)));
    expect(await fault()).toMatch(/^Entry 444 is not the one that was hashed/);
    const other = await groupOf(555);
    const [one, two] = [textsOf(group)[2]!, textsOf(other)[555 - other._id]!];
    await put(withTexts(group, (texts) => texts.with(2, two)));
    await put(withTexts(other, (texts) => texts.with(555 - other._id, one)));
    expect(await fault()).toMatch(/^Entry 444 is not the one that was hashed/);
    await put(group);
    expect(await fault()).toMatch(/^Entry 555 is not the one that was hashed/);
    await put(other);
  });

  it('two groups swapped', async () => {
    const other = await groupOf(555);
    await groups().deleteMany({ _id: { $in: [group._id, other._id] } } as never);
    await put({ ...other, _id: group._id });
    await put({ ...group, _id: other._id });
    expect(await fault()).toMatch(/^Entry 442 is not the one that was hashed/);
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
    const hashes = hashesOf(tile!.hashes).with(10, leafHash(text));
    await tiles().updateOne({ _id: '0/0' }, { $set: { hashes: bytesOf(hashes) } });
    expect(await fault()).toMatch(/^The entries from 0 to \d+ are not those that were signed/);
    await tiles().updateOne({ _id: '0/0' }, { $set: { hashes: tile!.hashes } });
    await put(first);
  });

  describe('what keeps entries from being found', () => {
    const heldBack = (index: number) => `Entry ${index} is held back from those who search for it.`;

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
      expect(await fault()).toBe(heldBack(index));
    });

    it.each([
      ['events', 'e-444', 444],
      ['bases', 'EMERGENCY', 443],
      ['purposes', 'break-glass', 443],
      ['actors', 'rescuer', 443],
      ['subjects', undefined, 442],
      ['organizations', undefined, 442],
    ] as const)(
      'when one of the %s of its group is missing or another',
      async (term, value, index) => {
        const all: readonly string[] = group[term]!;
        const at = value === undefined ? 0 : all.indexOf(value);
        await set({ [term]: all.toSpliced(at, 1) });
        expect(await fault()).toBe(heldBack(index));
        await set({ [term]: all.with(at, 'another') });
        expect(await fault()).toBe(heldBack(index));
      },
    );

    it.each([
      ['ends before its newest', { newest: Date.parse(AT) - 1 }],
      ['begins after its oldest', { oldest: Date.parse(AT) + 1 }],
      ['ends later than a search for the time would look', { newest: Date.parse(AT) + 60_001 }],
      ['begins earlier than a group can', { oldest: Date.parse(AT) - 60_001 }],
      ['is another', { oldest: 0, newest: 1 }],
    ])('when the time of its group %s', async (_, terms) => {
      await set(terms);
      expect(await fault()).toBe(heldBack(442));
    });

    it('when it says of no entry that it alerts', async () => {
      await set({ alert: false });
      expect(await fault()).toBe(heldBack(443));
    });

    it('in an export of it as well, which says so of those entries alone', async () => {
      await set({ events: group.events!.filter((id) => id !== 'e-444') });
      const file = join(folder, 'held.ndjson');
      await exportLog(served(), file);
      const found: LogItem[] = [];
      for await (const item of readLogFile(file)) found.push(item);
      expect(found.filter((item) => 'indexed' in item)).toEqual([
        { ...lines[at(444)], indexed: false },
      ]);
      await expect(verifyLog(readLogFile(file), {})).rejects.toThrow(heldBack(444));
    });
  });

  describe('what shows an entry that was never logged, or hides one by its form', () => {
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

    it('or not shown: a group before the first place', async () => {
      await put({
        ...group,
        _id: -1,
        size: 1,
        events: ['e-forged'],
        leaves: writeTexts([forged()]),
      });
      const shown: string[] = [];
      for await (const { event: id } of entriesNewestFirst(
        opened.log.models,
        searchList(testLogKeys, {}),
      ))
        shown.push(id);
      await groups().deleteOne({ _id: -1 } as never);
      expect(shown).toHaveLength(SIZE);
      expect(shown).not.toContain('e-forged');
    });

    it.each([
      ['subjects', 'a text that begins alike', () => `${group.subjects![0]!}.`],
      ['newest', 'a text', () => String(group.newest)],
      ['newest', 'a date', () => new Date(group.newest!)],
    ])('%s as %s, which no search finds', async (term, _, form) => {
      await set({ [term]: form() });
      expect(await fault()).toBe('Entry 442 is held back from those who search for it.');
    });
  });

  it('nothing once all is put back', async () => {
    expect(await fault()).toBe(`none in ${SIZE} entries`);
  });
});

describe('npm run audit', () => {
  const audit = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        process.execPath,
        [...PRELOAD, join(__dirname, '../../admin/audit.ts'), ...args],
        { cwd: join(__dirname, '../..') },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('verifies a server, keeps the head, exports, and tells the first fault with exit code 1', async () => {
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
    expect(bad.err).toContain('no --key is given');
  }, 120_000);

  it('says what is wrong with its arguments in a sentence', async () => {
    expect(await audit('verify', '--file', '/nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The file /nowhere cannot be read.'),
    });
    expect((await audit('export')).err).toContain('export takes --out FILE.');
    expect((await audit('--help')).out).toContain('npm run audit -- verify');
  }, 60_000);
});
