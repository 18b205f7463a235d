import { rootOf } from '../../../../schema/log/tiles';
import { verifyHead } from '../../../../schema/log/treeHead';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import type { Running } from '../../../../subgraphs/framework/definition';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import type { Vault } from '../../../../subgraphs/framework/vault/vault';
import type { DisclosureLog } from '../../../../subgraphs/subjects/disclosure/log';
import { logModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import type { EntryRecord } from '../../../../subgraphs/subjects/disclosure/stored/record';
import {
  openDetails,
  openSubject,
} from '../../../../subgraphs/subjects/disclosure/sealing/sealEvent';
import { openLogThread } from '../../../../subgraphs/subjects/disclosure/thread/openLogThread';
import { nationalLogKeys, testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { testVaultKeys } from '../../../support/vault';
import { event, events, recordsOf, textsOfLog } from './support';
import { hashOfLeaf, NaiveTree, sm3OfLeaf } from './rfc6962';

let store: TestStore;
let database: Database;
let vault: Vault;
let log: DisclosureLog & Running;

const records = async (): Promise<EntryRecord[]> => {
  await log.settle();
  return recordsOf(log.models);
};

const open = (uri = store.uri, keys = testLogKeys) => {
  const place = { uri, dbName: `${store.dbPrefix}_subjects` };
  const models = logModels(database.connection);
  return openLogThread(models, { vault, keys, database: place, subgraph: 'subjects' });
};

beforeEach(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  vault = databaseVault(database.connection, { subgraph: 'subjects', keys: testVaultKeys });
  log = await open();
  for (const model of Object.values(log.models)) await model.createIndexes();
});

afterEach(async () => {
  await log.stop();
  await database.close();
  await store.stop();
});

it('makes events durable, encrypted so that the subgraph’s vault decrypts them', async () => {
  await log.append([event('e-1'), event('e-2', { subjectId: 'per-2' })]);
  const [first, second] = await records();
  expect(first).toMatchObject({ _id: 0, event: 'e-1', actor: 'bank-clerk', purpose: 'lending' });
  expect(JSON.stringify([first, second])).not.toMatch(/per-[12]|NaturalPerson|request-of/);
  expect(await openSubject(second!, vault)).toBe('per-2');
  expect(await openDetails(second!, 'per-2', vault)).toMatchObject({
    disclosed: ['NaturalPerson.name'],
    consent: { id: 'consent-1', version: 3 },
  });
});

it('logs events without a subject', async () => {
  const search = { ...event('e-1', { purpose: 'audit' }), subjectId: undefined };
  await log.append([search]);
  const [entry] = await records();
  expect(entry).not.toHaveProperty('subject');
  expect(await openDetails(entry!, undefined, vault)).toMatchObject({ clusters: ['IDENTITY'] });
});

it('logs the events of many concurrent callers, each once', async () => {
  const handed = Array.from({ length: 300 }, (_, i) =>
    log.append(events(i, 2, { subjectId: `per-${i % 40}` })),
  );
  await Promise.all(handed);
  const names = (await records()).map((each) => each.event);
  expect(names).toHaveLength(301);
  expect(new Set(names)).toEqual(new Set(Array.from({ length: 301 }, (_, i) => `e-${i}`)));
});

it('grows and signs the tree over the events', async () => {
  for (let i = 0; i < 3; i++) {
    await log.append(events(i * 100, 100));
    const { edge, head } = await log.tree.advance();
    const leaves = (await textsOfLog(log.models)).map(hashOfLeaf);
    expect(edge.size).toBe((i + 1) * 100);
    expect(rootOf(edge)).toEqual(new NaiveTree(leaves).mth(0, edge.size));
    expect(head?.rootHash).toBe(rootOf(edge).toString('hex'));
    expect(verifyHead(head!, testLogKeys.signing.publicKey)).toBe(true);
  }
});

it('signs with SM2 over a tree of SM3 when its keys are national', async () => {
  await log.stop();
  log = await open(store.uri, nationalLogKeys);
  await log.append(events(0, 300));
  const { edge, head } = await log.tree.advance();
  const leaves = (await textsOfLog(log.models)).map(sm3OfLeaf);
  expect(rootOf(edge)).toEqual(new NaiveTree(leaves, 'sm3').mth(0, 300));
  expect(head).toMatchObject({ hash: 'sm3', rootHash: rootOf(edge).toString('hex') });
  expect(verifyHead(head!, nationalLogKeys.signing.publicKey)).toBe(true);
});

it('does not encrypt with a key that was just destroyed', async () => {
  await log.append([event('e-1')]);
  await vault.shred('per-1', 'erasure');
  await log.append([event('e-2')]);
  const [before, after] = await records();
  expect(await openDetails(before!, 'per-1', vault)).toBeNull();
  expect(await openDetails(after!, 'per-1', vault)).toMatchObject({ requestId: 'request-of-e-2' });
});

it('fails only the request whose event cannot be sealed', async () => {
  const wrong = event('e-wrong', { at: 'at no time' });
  const outcomes = await Promise.allSettled([
    log.append([event('e-1')]),
    log.append([wrong]),
    log.append([event('e-2'), event('e-3', { subjectId: 'per-3' })]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await log.append([event('e-4')]);
  const names = (await records()).map((each) => each.event);
  expect(names.sort()).toEqual(['e-1', 'e-2', 'e-3', 'e-4']);
});

it('fails a request whose subject has no key', async () => {
  const broken: Vault = {
    ...vault,
    keyToSeal: (id) => (id === 'per-9' ? Promise.reject(new Error('no key')) : vault.keyToSeal(id)),
  };
  const other = await openLogThread(log.models, {
    vault: broken,
    keys: testLogKeys,
    database: { uri: store.uri, dbName: `${store.dbPrefix}_subjects` },
    subgraph: 'subjects',
  });
  try {
    await expect(other.append([event('e-9', { subjectId: 'per-9' })])).rejects.toThrow('no key');
    await other.append([event('e-1')]);
  } finally {
    await other.stop();
  }
});

it('refuses events when the end of the log is missing', async () => {
  await log.append([event('e-1')]);
  await log.tree.advance();
  await log.models.journal.collection.drop();
  await log.models.groups.collection.drop();
  const other = await open();
  try {
    // The write and the watch of the end both find it, in either order.
    await expect(other.append([event('e-2')])).rejects.toThrow(
      /^The end of the (journal of the )?disclosure log is missing/,
    );
  } finally {
    await other.stop();
  }
});

it('settles every call when it is closed: the events are durable or refused', async () => {
  const underWay = Array.from({ length: 20 }, (_, i) => log.append(events(i, 1)));
  await log.stop();
  const outcomes = await Promise.allSettled(underWay);
  await expect(log.append([event('e-late')])).rejects.toThrow('is closed');
  await expect(log.tree.advance()).rejects.toThrow('is closed');

  log = await open();
  const names = (await records()).map((each) => each.event);
  outcomes.forEach(({ status }, i) => {
    if (status === 'fulfilled') expect(names).toContain(`e-${i}`);
  });
  expect(names).not.toContain('e-late');
});

it('does not open without a database', async () => {
  await expect(open('mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200')).rejects.toMatchObject({
    name: 'MongooseServerSelectionError',
  });
});
