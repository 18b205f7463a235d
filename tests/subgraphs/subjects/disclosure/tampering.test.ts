import type { LogFaultKind } from '../../../../schema/log/logFault';
import { logKey } from '../../../../schema/log/treeHead';
import { generateKeyPairSync } from 'node:crypto';
import { connect, type Database } from '../../../../subgraphs/framework/mongo';
import type { Running } from '../../../../subgraphs/framework/definition';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { joinTexts } from '../../../../subgraphs/subjects/disclosure/stored/group';
import type { Report } from '../../../../subgraphs/subjects/disclosure/integrity/report';
import { disclosureLog, type DisclosureLog } from '../../../../subgraphs/subjects/disclosure/log';
import { logModels, type LogModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import { openLogThread } from '../../../../subgraphs/subjects/disclosure/thread/openLogThread';
import { reportOf, resume } from '../../../../cli/audit/logState';
import { eventually } from '../../../support/eventually';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { testVaultKeys } from '../../../support/vault';
import { crash, event, events, openedLog, textsByPlace } from './support';

type Log = DisclosureLog & Running;

let store: TestStore;
let database: Database;
let models: LogModels;
let log: Log;
let errors: string[];
let older: object | null;

const report: Report = (level, message) => void (level === 'error' && errors.push(message));

/** Opens the log as the product does: in a thread that also checks it. */
async function open(): Promise<Log> {
  const place = { uri: store.uri, dbName: `${store.dbPrefix}_subjects` };
  const vault = databaseVault(database.connection, { subgraph: 'subjects', keys: testVaultKeys });
  return openLogThread(models, {
    vault,
    keys: testLogKeys,
    database: place,
    subgraph: 'subjects',
    report,
  });
}

const stopped = (one: Log) =>
  eventually(
    async () => {
      expect(one.state.fault).toBeDefined();
      return one.state.fault!;
    },
    { every: 100, within: 60_000 },
  );

const SIZE = 300;

beforeEach(async () => {
  errors = [];
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  models = logModels(database.connection);
  for (const model of Object.values(models)) await model.createIndexes();
  log = await open();
  await log.append(events(0, 100));
  await log.tree.advance();
  older = await models.tree.collection.findOne();
  await log.append(events(100, SIZE - 100));
  await log.tree.advance();
});

afterEach(async () => {
  await log.stop();
  await database.close();
  await store.stop();
});

/** Changes the stored text of one entry. */
async function changeEntry(index: number, change: (text: string) => string): Promise<void> {
  const group = (
    await models.groups
      .find({ _id: { $lte: index } })
      .sort({ _id: -1 })
      .limit(1)
      .lean()
  )[0]!;
  const all = await textsByPlace(models);
  const texts = Array.from({ length: group.size }, (_, i) => {
    const text = all.get(group._id + i)!;
    return group._id + i === index ? change(text) : text;
  });
  await models.groups.updateOne({ _id: group._id }, { $set: { leaves: joinTexts(texts) } });
}

const flipped = (bytes: { buffer: Uint8Array } | Buffer) => {
  const copy = Buffer.from('buffer' in bytes && !Buffer.isBuffer(bytes) ? bytes.buffer : bytes);
  copy[0] = copy[0]! ^ 1;
  return copy;
};

/** Restores the tree of 100 entries, as an old backup would. */
async function rollBack(): Promise<void> {
  await models.tree.collection.replaceOne({}, older as never);
  await models.heads.deleteMany({ _id: { $gt: 100 } });
}

/** Changes with the kind of fault. When two checks may find a change, either kind is right. */
const TAMPERING: readonly [string, LogFaultKind | RegExp, () => Promise<unknown>][] = [
  [
    'an entry is changed',
    'ENTRY_CHANGED',
    () => changeEntry(7, (text) => text.replace('bank-clerk', 'bank-other')),
  ],
  ['an entry is made unreadable', 'ENTRY_CHANGED', () => changeEntry(40, () => 'no entry')],
  [
    'an entry is removed from an index',
    'ENTRY_HIDDEN',
    () => models.groups.updateOne({ _id: 0 }, { $set: { subjects: ['somebody else'] } }),
  ],
  [
    'a node of the tree is changed',
    'ENTRY_CHANGED',
    async () => {
      const tile = await models.tiles.findById('0/0').lean();
      await models.tiles.updateOne({ _id: '0/0' }, { $set: { hashes: flipped(tile!.hashes) } });
    },
  ],
  ['a node of the tree is deleted', 'NODE_CHANGED', () => models.tiles.deleteOne({ _id: '0/0' })],
  [
    'the edge of the tree is changed',
    /^(NODE|ENTRY)_CHANGED$/,
    () => models.tree.updateOne({}, { $set: { 'levels.0': Buffer.alloc(44 * 32, 7) } }),
  ],
  [
    'the signature of the head is changed',
    'HEAD_INVALID',
    () => models.heads.updateOne({ _id: SIZE }, { $set: { signature: 'A'.repeat(86) } }),
  ],
  [
    'the signature of an older head is changed',
    'HEAD_INVALID',
    () => models.heads.updateOne({ _id: 100 }, { $set: { signature: 'A'.repeat(86) } }),
  ],
  ['the head is deleted', 'HEAD_INVALID', () => models.heads.deleteOne({ _id: SIZE })],
  ['the public key is deleted', 'KEY_MISSING', () => models.keys.deleteMany({})],
  [
    'the public key is replaced',
    'KEY_MISSING',
    async () => {
      const other = logKey(generateKeyPairSync('ed25519').privateKey);
      const { kty, crv, x } = other.publicKey.export({ format: 'jwk' });
      await models.keys.updateOne({}, { $set: { jwk: { kty, crv, x } } });
    },
  ],
  [
    'the last entries are deleted',
    'ENTRY_MISSING',
    async () => {
      const last = await models.groups.findOne().sort({ _id: -1 }).lean();
      await models.groups.deleteOne({ _id: last!._id });
    },
  ],
  ['an entry in the middle is deleted', 'ENTRY_MISSING', () => models.groups.deleteOne({ _id: 0 })],
  ['the head is rolled back', 'ROLLED_BACK', rollBack],
];

// Each case starts and stops the log twice, which is slow on a busy machine.
jest.setTimeout(90_000);

describe('when the database is changed under a running log', () => {
  it.each(TAMPERING)(
    'and %s, sealing stops (%s) and does not resume after a restart',
    async (_, kind, tamper) => {
      await tamper();
      expect((await stopped(log)).kind).toMatch(kind);
      expect(log.ready?.()).toBe(false);
      const { append } = disclosureLog(models);
      for (const id of ['a', 'b', 'c'])
        await expect(append([event(id)])).rejects.toMatchObject({
          extensions: { code: 'DISCLOSURE_LOG_STOPPED' },
        });
      expect(errors).toEqual(['sealing of the disclosure log has stopped']);
      const journal = await models.journal.countDocuments();
      await log.stop();

      errors = [];
      log = await open();
      await expect(append([event('d')])).rejects.toMatchObject({
        extensions: { code: 'DISCLOSURE_LOG_STOPPED' },
      });
      expect((await stopped(log)).kind).toMatch(kind);
      expect(errors).toEqual(['sealing of the disclosure log has stopped']);
      expect(await models.journal.countDocuments()).toBe(journal);
    },
  );

  it.each(TAMPERING)(
    'and %s while no process runs, the next process stops sealing (%s)',
    async (_, kind, tamper) => {
      await log.stop();
      await tamper();
      log = await open();
      expect((await stopped(log)).kind).toMatch(kind);
      await expect(disclosureLog(models).append([event('d')])).rejects.toMatchObject({
        extensions: { code: 'DISCLOSURE_LOG_STOPPED' },
      });
    },
  );

  it('resumes after the data was restored and an operator ran resume, and logs that', async () => {
    const group = await models.groups.collection.findOne({ _id: 0 } as never);
    await models.groups.updateOne({ _id: 0 }, { $set: { subjects: ['somebody else'] } });
    await stopped(log);
    await log.stop();
    const operator = await openedLog(store);
    expect(await reportOf(operator.log)).toMatchObject({
      open: { kind: 'ENTRY_HIDDEN' },
      found: { kind: 'ENTRY_HIDDEN' },
    });
    const say = { acceptLoss: false, now: new Date() };
    await expect(resume(operator.log, say)).rejects.toThrow(
      'Entry 0 is missing from the search index',
    );

    await models.groups.collection.replaceOne({ _id: 0 } as never, group as never);
    expect(await resume(operator.log, say)).toMatchObject({ kind: 'ENTRY_HIDDEN' });
    expect(await reportOf(operator.log)).toMatchObject({ open: undefined, found: undefined });
    await crash(operator);

    log = await open();
    await log.append([event('after')]);
    const { edge } = await log.tree.advance();
    expect(edge.size).toBe(SIZE + 2);
    expect(await models.faults.countDocuments({ resolvedAt: { $exists: true } })).toBe(1);
  });
});
