import { connect, isConnectionLost, type Database } from '../../../../subgraphs/framework/mongo';
import { databaseVault } from '../../../../subgraphs/framework/vault/databaseVault';
import { openLog, type LocalLog } from '../../../../subgraphs/subjects/disclosure/log';
import { logModels, type LogModels } from '../../../../subgraphs/subjects/disclosure/stored/model';
import { eventually } from '../../../support/eventually';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import { testVaultKeys } from '../../../support/vault';
import { event } from './support';

const failure = (name: string, more: object = {}) =>
  Object.assign(new Error('of the driver'), { name, ...more });

const LOST = [
  failure('MongoNetworkError'),
  failure('MongoServerSelectionError'),
  failure('MongoServerError', { code: 10_107 }),
  failure('MongoServerError', { code: 189 }),
  failure('MongoServerError', { code: 112, errorLabels: ['TransientTransactionError'] }),
];
const OTHERS = [
  failure('MongoServerError', { code: 121 }),
  failure('MongoServerError', { code: 64 }),
  failure('MongoClientClosedError'),
  failure('TypeError'),
];

let store: TestStore;
let database: Database;
let models: LogModels;
let log: LocalLog;
let lines: string[];

beforeEach(async () => {
  lines = [];
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_subjects`);
  models = logModels(database.connection);
  for (const model of Object.values(models)) await model.createIndexes();
  const vault = databaseVault(database.connection, { subgraph: 'subjects', keys: testVaultKeys });
  log = openLog(models, {
    vault,
    keys: testLogKeys,
    now: () => new Date(),
    report: (level, message) => void lines.push(`${level}: ${message}`),
  });
});

afterEach(async () => {
  await database.close();
  await store.stop();
});

const RETRIED = [
  'warn: the connection to the database is lost; retrying',
  'info: the connection to the database is back',
];

it('a lost connection is distinguished from every other error', () => {
  expect(LOST.filter((error) => !isConnectionLost(error))).toEqual([]);
  expect(OTHERS.filter(isConnectionLost)).toEqual([]);
  expect(isConnectionLost('no error')).toBe(false);
});

it('retries writing events while the connection is lost, and reports it once', async () => {
  const insert = jest.spyOn(models.journal.collection, 'insertOne');
  for (const error of LOST.slice(0, 3)) insert.mockRejectedValueOnce(error);
  await log.append([event('e-1')]);
  expect(insert).toHaveBeenCalledTimes(4);
  expect(lines).toEqual(RETRIED);
});

it('rejects a write that is retried too long, and does not stop sealing', async () => {
  const insert = jest.spyOn(models.journal.collection, 'insertOne').mockRejectedValue(LOST[0]!);
  await expect(log.append([event('e-1')])).rejects.toThrow('of the driver');
  insert.mockRestore();
  await log.append([event('e-2')]);
  expect(log.state.fault).toBeUndefined();
});

it('retries growing the tree while the connection is lost', async () => {
  const heads = jest.spyOn(models.heads.collection, 'insertOne');
  for (const error of LOST) heads.mockRejectedValueOnce(error);
  await log.append([event('e-1')]);
  await eventually(async () => expect(await models.heads.countDocuments()).toBe(1));
  await eventually(() => expect(lines).toEqual(RETRIED));
  expect(log.state.fault).toBeUndefined();
});

it('stops sealing until a restart when another error keeps the tree from growing', async () => {
  jest.spyOn(models.heads.collection, 'insertOne').mockRejectedValue(OTHERS[0]!);
  await log.append([event('e-1')]);
  await eventually(() => expect(log.state.fault?.kind).toBe('INTERNAL'));
  await expect(log.append([event('e-2')])).rejects.toThrow('a restart tries again');
  expect(lines).toEqual(['error: sealing of the disclosure log has stopped']);
  expect(await models.faults.countDocuments()).toBe(0);
});
