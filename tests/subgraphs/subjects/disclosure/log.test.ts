import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafHash } from '../../../../schema/log/merkle';
import { rootOf } from '../../../../schema/log/tiles';
import { canonical } from '../../../../schema/log/canonical';
import { LogFault } from '../../../../schema/log/logFault';
import { namedKey, type LogItem } from '../../../../schema/log/logItem';
import { readLogKeys, subjectPseudonym } from '../../../../schema/log/logKeys';
import { LogVerifier } from '../../../../schema/log/logVerifier';
import { newPseudonymKey, newSigningKey } from '../../../../schema/log/newLogKeys';
import { hashOf, logKey, verifyHead } from '../../../../schema/log/treeHead';
import { newPrivateJwk, privateKeyOf, publicJwkOf } from '../../../../schema/signatures/signingJwk';
import { storeRequest } from '../../../../subgraphs/framework/context';
import { CursorCodec } from '../../../../subgraphs/framework/lists/cursor';
import { auditSearch } from '../../../../subgraphs/subjects/disclosure/reading/auditSearch';
import {
  consistency,
  inclusions,
  leafHashes,
} from '../../../../subgraphs/subjects/disclosure/stored/proofs';
import type { HeadRecord } from '../../../../subgraphs/subjects/disclosure/stored/record';
import {
  openDetails,
  openSubject,
} from '../../../../subgraphs/subjects/disclosure/sealing/sealEvent';
import { headOf, storedTree } from '../../../../subgraphs/subjects/disclosure/stored/treeRecords';
import { checkLog } from '../../../../subgraphs/subjects/disclosure/integrity/checkLog';
import { storedLog } from '../../../../subgraphs/subjects/disclosure/integrity/storedLog';
import { nationalLogKeys, testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { auditor } from '../../../support/viewers';
import {
  AT,
  crash,
  event,
  events,
  groupsIn,
  openedLog,
  recordsOf,
  textsOfLog,
  type OpenedLog,
} from './support';
import { hashOfLeaf, NaiveTree, sm3OfLeaf } from './rfc6962';

let store: TestStore;
const opened: OpenedLog[] = [];

const open = async (options: Parameters<typeof openedLog>[1] = {}) => {
  const one = await openedLog(store, options);
  opened.push(one);
  return one;
};

const records = async ({ log }: OpenedLog) => {
  await log.settle();
  return recordsOf(log.models);
};

const texts = async ({ log }: OpenedLog) => {
  await log.settle();
  return textsOfLog(log.models);
};

/** Compares the tree with the definition of RFC 6962 over the stored entries. */
async function expectTreeOfEntries(one: OpenedLog): Promise<void> {
  const { edge, head } = await one.log.tree.advance();
  const naive = new NaiveTree((await texts(one)).map(hashOfLeaf));
  expect(edge.size).toBe(naive.leaves.length);
  expect(rootOf(edge)).toEqual(naive.mth(0, edge.size));
  expect(head?.size).toBe(edge.size);
  const heads = (await one.log.models.heads.find().lean<HeadRecord[]>()).map(headOf);
  for (const each of heads) {
    expect(each.rootHash).toBe(naive.mth(0, each.size).toString('hex'));
    expect(verifyHead(each, one.log.keys.signing.publicKey)).toBe(true);
  }
}

beforeEach(async () => {
  store = await startTestStore();
});

afterEach(async () => {
  for (const { database } of opened.splice(0)) await database.close();
  await store.stop();
});

describe('appending', () => {
  it('stores the members that are searched by in plain text and everything personal encrypted', async () => {
    const one = await open();
    await one.log.append([event('e-1')]);
    const [record] = await records(one);
    expect(record).toMatchObject({
      _id: 0,
      event: 'e-1',
      at: Date.parse(AT),
      actor: 'bank-clerk',
      organization: '91120102MA00XX0A90',
      purpose: 'lending',
      basis: 'CONSENT',
      subgraph: 'subjects',
      matrix: '2026-1',
    });
    expect(JSON.stringify(record)).not.toMatch(/per-1|consent-1|NaturalPerson|IDENTITY|request-of/);
    expect(await openSubject(record!, one.vault)).toBe('per-1');
    expect(await openDetails(record!, 'per-1', one.vault)).toMatchObject({
      requestId: 'request-of-e-1',
      clusters: ['IDENTITY'],
      disclosed: ['NaturalPerson.name'],
      masked: ['NaturalPerson.idNumber'],
      denied: [],
      consent: { id: 'consent-1', version: 3 },
      client: 'bank-client',
    });
  });

  it('logs the same event once, in one call, in two, and after a crash', async () => {
    const one = await open();
    await one.log.append([event('e-1'), event('e-1')]);
    await Promise.all([one.log.append([event('e-1')]), one.log.append([event('e-2')])]);
    await crash(one);
    const two = await open();
    await two.log.append([event('e-2'), event('e-3')]);
    expect((await records(two)).map((record) => record.event)).toEqual(['e-1', 'e-2', 'e-3']);
    await expectTreeOfEntries(two);
  });

  it('combines concurrent events into few writes', async () => {
    const one = await open();
    one.log.tree.stop();
    const inserts = jest.spyOn(one.log.models.journal.collection, 'insertOne');
    const moves = jest.spyOn(one.log.models.groups.collection, 'insertMany');
    await Promise.all(events(0, 200).map((each) => one.log.append([each])));
    expect(inserts.mock.calls.length).toBeLessThanOrEqual(10);
    expect(await records(one)).toHaveLength(200);
    expect(moves).toHaveBeenCalledTimes(1);
    // Thirty-two entries per group.
    expect(moves.mock.calls[0]![0]).toHaveLength(7);
    expect(await groupsIn(one.log.models)).toHaveLength(7);
  });

  it('gives one order without gap when several processes append concurrently', async () => {
    const three = [await open(), await open(), await open()];
    await Promise.all(
      three.flatMap((one, p) =>
        Array.from({ length: 60 }, (_, i) => one.log.append(events(p * 1000 + i * 5, 5))),
      ),
    );
    const all = await records(three[0]!);
    expect(all.map(({ _id }) => _id)).toEqual(all.map((_, i) => i));
    expect(new Set(all.map((record) => record.event)).size).toBe(900);
    await Promise.all(three.map(({ log }) => log.tree.advance()));
    await expectTreeOfEntries(three[1]!);
  });

  it('rejects when the database fails, and leaves nothing half written', async () => {
    const one = await open();
    jest
      .spyOn(one.log.models.journal.collection, 'insertOne')
      .mockRejectedValueOnce(new Error('the disk is full'));
    await expect(one.log.append([event('e-1')])).rejects.toThrow('the disk is full');
    await one.log.append([event('e-1'), event('e-2')]);
    expect(await records(one)).toHaveLength(2);
  });

  it('refuses events when signed entries at the end are missing', async () => {
    const one = await open();
    await one.log.append(events(0, 40));
    await one.log.tree.advance();
    await crash(one);
    const two = await open();
    await two.log.models.groups.deleteOne({ _id: 32 });
    await expect(two.log.append([event('e-9')])).rejects.toThrow('The end of the disclosure log');
  });

  it('fails only the request whose event cannot be sealed', async () => {
    const one = await open();
    const bad = { ...event('e-bad'), subjectId: 'per\0x' };
    const settled = await Promise.allSettled([
      one.log.append([event('e-1')]),
      one.log.append([bad]),
      one.log.append([event('e-2')]),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('sets the alert of an emergency and the release of a covert case', async () => {
    const one = await open();
    await one.log.append([
      event('e-1', { basis: 'EMERGENCY', purpose: 'break-glass', reason: 'a fire at the school' }),
      event('e-2', { basis: 'CASE', covertUntil: '2026-07-30T00:00:00Z' }),
      event('e-3', { basis: 'CASE', covertUntil: '2036-07-30T00:00:00Z' }),
      event('e-4', { basis: 'CONSENT', covertUntil: '2026-07-30T00:00:00Z' }),
    ]);
    const [emergency, covert, longer, consent] = await records(one);
    expect(emergency?.alert).toBe(true);
    expect(covert).not.toHaveProperty('alert');
    expect(covert?.release).toBe(Date.parse('2026-07-30T00:00:00Z'));
    // At most the six months of the term disclosure.covert.
    expect(longer?.release).toBe(Date.parse('2026-12-30T00:00:00Z'));
    expect(consent).not.toHaveProperty('release');
  });
});

describe('the tree of the log', () => {
  it('is signed without a request for it', async () => {
    const one = await open();
    await one.log.append(events(0, 3));
    const deadline = Date.now() + 10_000;
    while ((await one.log.models.heads.countDocuments()) === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const head = await one.log.models.heads.findOne().lean<{ _id: number }>();
    expect(head?._id).toBe(3);
  });

  it('continues from one document after a restart, over full tiles', async () => {
    const one = await open();
    await one.log.append(events(0, 700));
    await one.log.tree.advance();
    await crash(one);
    const two = await open();
    const entries = jest.spyOn(two.log.models.groups, 'find');
    await two.log.tree.advance();
    expect(entries).not.toHaveBeenCalled();
    await two.log.append(events(700, 100));
    await expectTreeOfEntries(two);
    expect(await two.log.models.tiles.countDocuments()).toBe(3);
  });

  it.each([
    ['the tiles were written', 'tiles'],
    ['the head was signed', 'heads'],
    ['the tree was updated', 'tree'],
  ] as const)('is correct after a crash just before %s', async (_, model) => {
    const one = await open();
    await one.log.append(events(0, 600));
    const { collection } = one.log.models[model];
    const fail = () => Promise.reject(new Error('killed'));
    for (const method of ['insertMany', 'insertOne', 'updateOne'] as const)
      jest.spyOn(collection, method).mockImplementation(fail);
    await expect(one.log.tree.advance()).rejects.toThrow('killed');
    await crash(one);
    const two = await open();
    await two.log.append(events(600, 50));
    await expectTreeOfEntries(two);
    expect(await two.log.models.tiles.countDocuments()).toBe(2);
  });

  it('is not signed when it differs from the signed one', async () => {
    const one = await open();
    await one.log.append(events(0, 3));
    await one.log.tree.advance();
    await one.log.models.tree.updateOne({}, { $set: { 'levels.0': Buffer.alloc(96, 7) } });
    await one.log.append(events(3, 1));
    await expect(one.log.tree.advance()).rejects.toThrow('does not match the signed head');
  });

  it('does not grow after it was rolled back', async () => {
    const one = await open();
    const { tree, heads } = one.log.models;
    await one.log.append(events(0, 3));
    await one.log.tree.advance();
    const older = await tree.collection.findOne();
    await one.log.append(events(3, 3));
    await one.log.tree.advance();
    await tree.collection.replaceOne({}, older as never);
    await heads.deleteMany({ _id: { $gt: 3 } });
    await one.log.append(events(6, 1));
    await expect(one.log.tree.advance()).rejects.toThrow('was rolled back to 3 entries');
    expect(await heads.countDocuments()).toBe(1);
  });

  it('gives the proofs of RFC 6962 with one read of tiles', async () => {
    const one = await open();
    await one.log.append(events(0, 1000));
    const { edge } = await one.log.tree.advance();
    const naive = new NaiveTree((await texts(one)).map(hashOfLeaf));
    const tiles = jest.spyOn(one.log.models.tiles, 'find');
    const proofs = await inclusions(one.log.models, edge, [0, 255, 256, 777, 999], 1000);
    expect(tiles).toHaveBeenCalledTimes(1);
    for (const { index, leaf, path, root } of proofs) {
      expect(leaf).toEqual(naive.leaves[index]);
      expect(path).toEqual(naive.path(index, 0, 1000));
      expect(root).toEqual(naive.mth(0, 1000));
    }
    const [old] = await inclusions(one.log.models, edge, [300], 513);
    expect(old?.path).toEqual(naive.path(300, 0, 513));
    expect(await consistency(one.log.models, edge, 300, 999)).toEqual(naive.proof(300, 999));
    expect(await leafHashes(one.log.models, edge, { from: 250, to: 260 })).toEqual(
      naive.leaves.slice(250, 260),
    );
  });

  it('continues with a new signing key, and old heads stay valid under theirs', async () => {
    const one = await open();
    await one.log.append(events(0, 2));
    const first = (await one.log.tree.advance()).head!;
    await crash(one);
    const keys = {
      ...testLogKeys,
      signing: readLogKeys(newSigningKey(), newPseudonymKey()).signing,
    };
    const two = await open({ keys });
    await two.log.append(events(2, 2));
    const second = (await two.log.tree.advance()).head!;
    expect(second.logId).toBe(first.logId);
    expect(second.keyId).toBe(keys.signing.keyId);
    expect(verifyHead(second, keys.signing.publicKey)).toBe(true);
    expect(verifyHead(first, keys.signing.publicKey)).toBe(false);
    expect(await two.log.models.keys.countDocuments()).toBe(2);
  });
});

describe('a log of the national algorithms', () => {
  const national = { keys: nationalLogKeys };
  const international = { keys: { ...nationalLogKeys, signing: testLogKeys.signing } };
  const itemsOf = async ({ log: { models } }: OpenedLog) => {
    const items: LogItem[] = [];
    const pause = () => Promise.resolve();
    for await (const item of storedLog(models, (await storedTree(models))!, pause))
      items.push(item);
    return items;
  };
  const verify = (items: readonly LogItem[]) => {
    const verifier = new LogVerifier();
    for (const item of items) verifier.add(item);
    return verifier.finish();
  };
  const fill = async (one: OpenedLog, from: number, count: number) => {
    await one.log.append(events(from, count));
    return (await one.log.tree.advance()).head!;
  };

  it('has a tree of SM3 and heads that OpenSSL verifies, and states both', async () => {
    const one = await open(national);
    await fill(one, 0, 3);
    const head = await fill(one, 3, 300);
    const tree = new NaiveTree((await texts(one)).map(sm3OfLeaf), 'sm3');
    expect(head).toMatchObject({ size: 303, hash: 'sm3' });
    expect(head.rootHash).toBe(tree.mth(0, 303).toString('hex'));
    const { edge } = await one.log.tree.advance();
    const [proof] = await inclusions(one.log.models, edge, [7], 303);
    expect(proof!.path).toEqual(tree.path(7, 0, 303));

    const { signature, ...claims } = head;
    const folder = await mkdtemp(join(tmpdir(), 'hedong-sm2-'));
    const place = (name: string) => join(folder, name);
    const pem = nationalLogKeys.signing.publicKey.export({ type: 'spki', format: 'pem' });
    await writeFile(place('key'), pem);
    await writeFile(place('signature'), Buffer.from(signature, 'base64url'));
    const openssl = (text: string) => {
      writeFileSync(place('text'), `hedong-disclosure-log/tree-head/1\n${text}`);
      return spawnSync('openssl', [
        ...['pkeyutl', '-verify', '-pubin', '-inkey', place('key'), '-rawin', '-digest', 'sm3'],
        ...['-pkeyopt', 'distid:1234567812345678', '-in', place('text')],
        ...['-sigfile', place('signature')],
      ]).status;
    };
    expect(openssl(canonical(claims))).toBe(0);
    expect(openssl(canonical({ ...claims, size: 302 }))).not.toBe(0);
    await rm(folder, { recursive: true });

    const items = await itemsOf(one);
    expect(items[0]).toMatchObject({ hash: 'sm3', keys: [{ keyId: head.keyId, crv: 'SM2' }] });
    expect(verify(items)).toMatchObject({ entries: 303, heads: 2, hash: 'sm3', head });
    expect(await checkLog(one.log.models, head)).toMatchObject({ entries: 303, hash: 'sm3' });
  });

  it('is found to be changed as every log', async () => {
    const one = await open(national);
    await fill(one, 0, 5);
    const items = await itemsOf(one);
    const changed = (type: LogItem['type'], change: object) =>
      items.map((item) => (item.type === type ? { ...item, ...change } : item));
    const [about] = items as [Extract<LogItem, { type: 'log' }>];
    const unnamed = { ...about.keys[0]!, crv: undefined };
    const other = publicJwkOf(logKey(privateKeyOf(newPrivateJwk('SM2'))).publicKey);
    const forged = namedKey(about.keys[0]!.keyId, other);
    for (const [items, sentence] of [
      [changed('entry', { leaf: 'another' }), 'was changed'],
      [changed('head', { timestamp: '2026-01-01T00:00:00.000Z' }), 'signature of the head'],
      [changed('head', { hash: undefined }), 'signature of the head'],
      [changed('head', { signature: 'AAAA' }), 'signature of the head'],
      [changed('log', { hash: undefined }), 'was changed'],
      [changed('log', { keys: [unnamed] }), 'does not match its id'],
      [changed('log', { keys: [forged] }), 'does not match its id'],
    ] as const)
      expect(() => verify(items)).toThrow(sentence);
    await one.log.models.tree.updateOne({}, { $unset: { hash: 1 } });
    await expect(checkLog(one.log.models, undefined)).rejects.toThrow(LogFault);
    await expect(fill(one, 5, 1)).rejects.toThrow('does not match the signed head');
  });

  it.each([
    ['from the international ones on, over SHA-256', testLogKeys, national, 'sha256'],
    ['back to the international ones, over SM3', nationalLogKeys, international, 'sm3'],
  ] as const)('continues a log %s', async (_, keys, options, hash) => {
    const one = await open({ keys });
    const first = await fill(one, 0, 3);
    await crash(one);
    const two = await open({ keys: { ...keys, signing: options.keys.signing } });
    const second = await fill(two, 3, 3);
    expect(hashOf(first)).toBe(hash);
    expect(hashOf(second)).toBe(hash);
    expect(second.keyId).toBe(options.keys.signing.keyId);
    expect(verify(await itemsOf(two))).toMatchObject({ entries: 6, heads: 2, hash });
    expect(await checkLog(two.log.models, second)).toMatchObject({ entries: 6 });
  });

  it('has other pseudonyms than with HMAC-SHA-256, which searches find', async () => {
    const pseudonym = subjectPseudonym(nationalLogKeys, 'per-1');
    const { pseudonyms } = nationalLogKeys;
    expect(pseudonym).not.toBe(subjectPseudonym({ pseudonyms, pseudonymHash: 'sha256' }, 'per-1'));
    const one = await open(national);
    await one.log.append([event('e-1')]);
    expect((await records(one)).map(({ subject }) => subject)).toEqual([pseudonym]);
  });
});

describe('an auditor’s search', () => {
  it('is refused when it cannot be logged', async () => {
    const one = await open();
    await one.log.append([event('e-1')]);
    const full = { ...one.log, append: () => Promise.reject(new Error('the disk is full')) };
    const request = storeRequest({ ...auditor, purpose: 'audit' }, new Date(AT), {
      cursors: new CursorCodec(randomBytes(32)),
      clusters: new Map(),
      kinds: new Map(),
      restricted: new Map(),
      guarded: new Set(),
      jobs: { enqueue: async () => undefined },
      vault: one.vault,
      connection: one.log.models.heads.db,
    });
    const search = (log: typeof one.log) => auditSearch(log, request, 'r-1', {}, {}, false);
    await expect(search(full)).rejects.toMatchObject({
      extensions: { code: 'DISCLOSURE_LOG_UNAVAILABLE' },
    });
    expect((await search(one.log)).nodes).toHaveLength(1);
    expect(await records(one)).toHaveLength(2);
  });
});

describe('erasure', () => {
  it('makes the details unreadable and leaves every leaf unchanged', async () => {
    const one = await open();
    await one.log.append([event('e-1'), event('e-2', { subjectId: 'per-2' })]);
    const before = (await texts(one)).map((text) => leafHash(text, 'sha256'));
    await one.vault.shred('per-1', 'erased on request');
    const [first, second] = await records(one);
    expect(await openDetails(first!, 'per-1', one.vault)).toBeNull();
    expect(await openDetails(second!, 'per-2', one.vault)).toMatchObject({
      clusters: ['IDENTITY'],
    });
    expect((await texts(one)).map((text) => leafHash(text, 'sha256'))).toEqual(before);
    await expectTreeOfEntries(one);
  });
});
