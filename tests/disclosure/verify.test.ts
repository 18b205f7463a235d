import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '../../admin/audit/exportLog';
import { readServer } from '../../admin/audit/logClient';
import { readLogFile } from '../../admin/audit/logFile';
import { verifyLog } from '../../admin/audit/verifyLog';
import { leafOf } from '../../schema/log/entry';
import type { LogItem } from '../../schema/log/logItem';
import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { readLogKeys } from '../../schema/log/logKeys';
import { signHead, type TreeHead } from '../../schema/log/treeHead';
import { entryOf } from '../../subgraphs/subjects/disclosure/entryOf';
import type { EntryRecord } from '../../subgraphs/subjects/disclosure/record';
import { bytesOf, hashesOf } from '../../subgraphs/subjects/disclosure/treeRecords';
import { testLogKeys } from '../kit/logKeys';
import { startProduct, type Product } from '../kit/product';
import { events, openedLog, type OpenedLog } from './kit';

const SIZE = 730;

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
    await opened.log.append(events(from, Math.min(250, SIZE - from)));
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
  const entries = () => opened.log.models.entries;
  const find = (index: number) => entries().findById(index).lean<EntryRecord>();
  const restore = async (...records: EntryRecord[]) => {
    for (const record of records)
      await entries().collection.replaceOne({ _id: record._id } as never, record, {
        upsert: true,
      });
  };

  it.each([
    ['purpose', 'guarantee'],
    ['at', 1],
    ['actor', 'somebody-else'],
    ['subject', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['details', 's1.1.AAAA'],
    ['alert', true],
    ['release', 4_000_000_000_000],
  ])('a change of the %s of an entry', async (field, value) => {
    const before = (await find(444))!;
    await entries().collection.updateOne({ _id: 444 } as never, { $set: { [field]: value } });
    await expect(verifyLog(served(), {})).rejects.toThrow('Entry 444 is not the one');
    await entries().collection.deleteOne({ _id: 444 } as never);
    await restore(before);
  });

  it('an entry deleted, and two swapped', async () => {
    const [one, other] = [(await find(444))!, (await find(555))!];
    await entries().collection.deleteOne({ _id: 444 } as never);
    await expect(verifyLog(served(), {})).rejects.toThrow('Entry 444 is missing');
    await entries().collection.deleteOne({ _id: 555 } as never);
    await restore({ ...one, _id: 555 }, { ...other, _id: 444 });
    await expect(verifyLog(served(), {})).rejects.toThrow('Entry 444 is not the one');
    await entries().collection.deleteMany({ _id: { $in: [444, 555] } } as never);
    await restore(one, other);
    expect((await verifyLog(served(), {})).entries).toBe(SIZE);
  });

  it('an entry and its tile changed together', async () => {
    const before = (await find(10))!;
    const tile = await opened.log.models.tiles.findById('0/0').lean<{ hashes: Buffer }>();
    await entries().collection.updateOne({ _id: 10 } as never, { $set: { actor: 'nobody' } });
    const hashes = hashesOf(tile!.hashes).with(10, leafOf(entryOf((await find(10))!)));
    await opened.log.models.tiles.updateOne({ _id: '0/0' }, { $set: { hashes: bytesOf(hashes) } });
    await expect(verifyLog(served(), {})).rejects.toThrow('are not those that were signed');
    await opened.log.models.tiles.updateOne({ _id: '0/0' }, { $set: { hashes: tile!.hashes } });
    await restore(before);
    expect((await verifyLog(served(), {})).entries).toBe(SIZE);
  });
});

describe('npm run audit', () => {
  const audit = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', join(__dirname, '../../admin/audit.ts'), ...args],
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
