import { LogVerifier } from '../../../../schema/log/logVerifier';
import type { LogItem } from '../../../../schema/log/logItem';
import { textsAt } from '../../../../subgraphs/subjects/disclosure/stored/leaves';
import { inclusions, leafHashes } from '../../../../subgraphs/subjects/disclosure/stored/proofs';
import { pruneLog } from '../../../../subgraphs/subjects/disclosure/prune';
import type {
  HeadRecord,
  PruningRecord,
} from '../../../../subgraphs/subjects/disclosure/stored/record';
import { headOf } from '../../../../subgraphs/subjects/disclosure/stored/treeRecords';
import { testLogKeys } from '../../../support/logKeys';
import { startTestStore, type TestStore } from '../../../support/store';
import {
  event,
  events,
  groupsIn,
  openedLog,
  recordsOf,
  textsByPlace,
  textsOfLog,
  type OpenedLog,
} from './support';
import { hashOfLeaf, NaiveTree } from './rfc6962';

const NOW = new Date('2026-06-30T04:00:00Z');

let store: TestStore;
let one: OpenedLog;

/** The log as an export contains it. */
async function items(): Promise<LogItem[]> {
  const { models } = one.log;
  const { edge, head } = await one.log.tree.advance();
  const texts = await textsByPlace(models);
  const hashes = await leafHashes(models, edge, { from: 0, to: edge.size });
  const heads = (await models.heads.find().lean<HeadRecord[]>()).map(headOf);
  const prunings = await models.prunings.find().lean<PruningRecord[]>();
  const { x } = testLogKeys.signing.publicKey.export({ format: 'jwk' }) as { x: string };
  const { keyId } = testLogKeys.signing;
  return [
    { type: 'log', logId: head!.logId, size: edge.size, keys: [{ keyId, x }] },
    ...prunings.map(({ _id: prunedTo, logId, before, timestamp, signature }): LogItem => ({
      type: 'pruning',
      prunedTo,
      logId,
      before,
      timestamp,
      keyId,
      signature,
    })),
    ...hashes.flatMap((hash, index): LogItem[] => [
      { type: 'entry', index, hash: hash.toString('hex'), leaf: texts.get(index) ?? null },
      ...heads
        .filter(({ size }) => size === index + 1)
        .map((each) => ({ type: 'head', ...each }) as const),
    ]),
  ];
}

function verify(all: readonly LogItem[]) {
  const verifier = new LogVerifier({ pinned: [testLogKeys.signing.keyId] });
  for (const item of all) verifier.add(item);
  return verifier.finish();
}

beforeEach(async () => {
  store = await startTestStore();
  one = await openedLog(store, { now: () => NOW });
  await one.log.append(events(0, 300, { at: '2021-03-01T00:00:00.000Z' }));
  await one.log.append(events(300, 10, { at: '2024-03-01T00:00:00.000Z' }));
  // Logged late but as old as the first: they stay, because pruning leaves no gap.
  await one.log.append(events(310, 5, { at: '2021-03-01T00:00:00.000Z' }));
  await one.log.tree.advance();
});

afterEach(async () => {
  await one.database.close();
  await store.stop();
});

it('removes entries older than five years, keeps their hashes, and logs that', async () => {
  const naive = new NaiveTree((await textsOfLog(one.log.models)).map(hashOfLeaf));
  const shown: number[] = [];
  const statement = await pruneLog(one.log, {
    before: '2021-06-30',
    now: NOW,
    onProgress: ({ done }) => shown.push(done),
  });
  expect(statement?.prunedTo).toBe(300);
  expect(shown.at(-1)).toBe(300);
  expect(await recordsOf(one.log.models)).toHaveLength(16);
  const { edge } = await one.log.tree.advance();
  const [gone, kept] = await inclusions(one.log.models, edge, [7, 305], 315);
  expect(gone?.path).toEqual(naive.path(7, 0, 315));
  expect(kept?.path).toEqual(naive.path(305, 0, 315));
  expect(kept?.root).toEqual(naive.mth(0, 315));
  expect(verify(await items())).toMatchObject({ entries: 316, pruned: 300 });
  expect(await pruneLog(one.log, { before: '2021-06-30', now: NOW })).toBeNull();
});

it('leaves only the indices of pruned groups', async () => {
  await pruneLog(one.log, { before: '2021-06-30', now: NOW });
  const all = await groupsIn(one.log.models);
  const gone = all.filter(({ _id }) => _id < 300);
  expect(gone.map((group) => Object.keys(group))).toEqual(gone.map(() => ['_id', 'size']));
  expect(gone.reduce((sum, { size }) => sum + size, 0)).toBe(300);
  expect(all.filter(({ _id }) => _id >= 300).every(({ leaves }) => leaves !== undefined)).toBe(
    true,
  );
  expect(await textsAt(one.log.models, [299, 300])).toEqual([null, expect.any(String)]);
});

it('keeps a whole group when one entry must be kept', async () => {
  // A day begins at midnight in China.
  const midnight = Date.parse('2021-06-30T00:00:00+08:00');
  const at = (seconds: number) => new Date(midnight + seconds * 1000).toISOString();
  const two = await openedLog(
    { ...store, dbPrefix: `${store.dbPrefix}_other` },
    { now: () => NOW },
  );
  await two.log.append(
    [-90, -80, -20, 20, 90].map((after) => event(`e${after}`, { at: at(after) })),
  );
  expect((await pruneLog(two.log, { before: '2021-06-30', now: NOW }))?.prunedTo).toBe(2);
  const [oldest] = await recordsOf(two.log.models);
  expect(oldest).toMatchObject({ _id: 2, event: 'e-20' });
  await two.database.close();
});

it('completes an interrupted run when repeated', async () => {
  jest.spyOn(one.log.models.groups, 'updateMany').mockImplementationOnce(() => {
    throw new Error('killed');
  });
  await expect(pruneLog(one.log, { before: '2021-06-30', now: NOW })).rejects.toThrow('killed');
  expect(verify(await items()).entries).toBe(316);
  expect((await pruneLog(one.log, { before: '2021-06-30', now: NOW }))?.prunedTo).toBe(300);
  expect(verify(await items())).toMatchObject({ entries: 317, pruned: 300 });
});

it('refuses entries whose retention has not ended', async () => {
  await expect(pruneLog(one.log, { before: '2021-07-01', now: NOW })).rejects.toThrow(
    'Entries must be kept for P5Y (term retention.disclosureLog)',
  );
  expect(await recordsOf(one.log.models)).toHaveLength(315);
});

it('is reported by the verifier without a valid statement', async () => {
  await one.log.models.groups.updateOne({ _id: 32 }, { $unset: { leaves: 1 } });
  const emptied = await items();
  expect(() => verify(emptied)).toThrow('Entry 32 is missing, and no pruning statement');
  await one.log.models.groups.deleteMany({ _id: { $lt: 10 } });
  const holed = await items();
  expect(() => verify(holed)).toThrow('Entry 0 is missing, and no pruning statement');
  await pruneLog(one.log, { before: '2021-06-30', now: NOW });
  const all = await items();
  const forged = all.map((item) =>
    item.type === 'pruning' ? { ...item, prunedTo: item.prunedTo + 5 } : item,
  );
  expect(() => verify(forged)).toThrow('The signature of the pruning statement');
});
