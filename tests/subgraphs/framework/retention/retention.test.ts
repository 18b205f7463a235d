import type { Model } from 'mongoose';
import type { PenaltyRow, PermitRow } from '../../../../schema/generated/government.rows';
import type { FreezingRecord } from '../../../../subgraphs/framework/freezing/record';
import { RECORDS } from '../../../../subgraphs/framework/records/recordModels';
import type { WrittenRow } from '../../../../subgraphs/framework/records/writer/event';
import { recordWriter } from '../../../../subgraphs/framework/records/writer/recordWriter';
import { destroyRecords } from '../../../../subgraphs/framework/retention/destroyRecords';
import type { DestructionCertificate } from '../../../../subgraphs/framework/retention/certificate';
import { storedUntil } from '../../../../subgraphs/framework/retention/rules';
import type { WriterModels } from '../../../../subgraphs/framework/records/writer/model';
import { governmentSubgraph } from '../../../../subgraphs/government/subgraph';
import { ask, codes } from '../../../support/ask';
import { creditRecord, now, TODAY } from '../../../support/creditRecord';
import { expectIndexed } from '../../../support/expectIndexed';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import { auditor, nobody, officer, viewerAs } from '../../../support/viewers';

interface Models {
  readonly records: {
    readonly Permit: Model<PermitRow>;
    readonly Penalty: Model<PenaltyRow>;
  };
  readonly certificate: Model<DestructionCertificate>;
  readonly freezing: Model<FreezingRecord>;
  readonly writing: WriterModels;
}

const permit = (more: Partial<PermitRow>): PermitRow => ({
  ...creditRecord({ category: 'ADMINISTRATIVE', sourceDepartmentId: 'health' }),
  permitClass: 'ORDINARY',
  certificateName: null,
  certificateNumber: null,
  content: '食品销售',
  validFrom: '2026-03-01',
  validTo: more.expiresOn ?? null,
  authorityId: 'health',
  status: 'IN_FORCE',
  visibleUntil: more.expiresOn ?? '9999-12-31',
  ...more,
});
const penalty = (_id: string, more: Partial<PenaltyRow> = {}): PenaltyRow => ({
  ...creditRecord({ category: 'ADMINISTRATIVE', sourceDepartmentId: 'health' }),
  _id,
  decisionDate: '2021-01-04',
  violationType: '未依法公示信息',
  fact: '未在规定期限内公示年度报告',
  legalBasis: '《企业信息公示暂行条例》第十七条',
  penaltyClasses: ['FINE'],
  content: '罚款人民币五千元',
  fine: 500_000n,
  confiscation: 0n,
  licenceAffected: null,
  severity: 'GENERAL',
  procedure: 'ORDINARY',
  effectEndsOn: null,
  authorityId: 'health',
  status: 'PERFORMED',
  ...more,
});

const steward = (department: string) => viewerAs('steward', { department, assurance: 3 });
const CERTIFICATES = `{ destructionCertificatesOfGovernment(from: "2026-01-01", to: "2026-12-31") {
  day department type ruleId term count recordIds earlierVersions } }`;

let underTest: SubgraphUnderTest<Models>;
beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
  const { Permit, Penalty } = underTest.models.records;
  await Permit.insertMany([
    permit({ _id: 'over', expiresOn: '2026-06-14' }),
    permit({ _id: 'last-day', expiresOn: TODAY }),
    permit({ _id: 'no-end' }),
    permit({ _id: 'disputed', expiresOn: '2026-06-14', state: 'DISPUTED' }),
    permit({ _id: 'ancient', decisionDate: '2001-01-01' }),
  ]);
  await Penalty.insertMany([
    penalty('old-1'),
    penalty('old-2', { sourceDepartmentId: 'taxation' }),
    penalty('old-but-frozen', { state: 'FROZEN' }),
    penalty('old-but-disputed', { state: 'DISPUTED' }),
    penalty('published-longer', { publicityEnd: '2023-01-04' }),
    penalty('penalty-last-day', { decisionDate: TODAY.replace('2026', '2021') }),
    penalty('recent', { decisionDate: '2024-01-04' }),
  ]);
  const { version } = underTest.models.writing;
  await version.collection.insertMany([
    { type: 'Penalty', recordId: 'old-1', version: 1, row: { fact: 'earlier' } },
    { type: 'Penalty', recordId: 'recent', version: 1, row: { fact: 'earlier' } },
  ] as never);
});
afterAll(() => underTest.stop());

const events = () =>
  underTest.models.writing.event.find({}, { action: 1, recordId: 1, after: 1 }).sort('_id').lean();

test('ends a record on the day after its validity, once', async () => {
  const { subgraph, models } = underTest;
  await subgraph.jobs.run('retention.expire');
  await subgraph.jobs.run('retention.expire');
  const permits = await models.records.Permit.find({}, { state: 1, versions: 1 })
    .sort('_id')
    .lean();
  expect(permits.map(({ _id, state }) => [_id, state])).toEqual([
    ['ancient', 'ACTIVE'],
    ['disputed', 'DISPUTED'],
    ['last-day', 'ACTIVE'],
    ['no-end', 'ACTIVE'],
    ['over', 'EXPIRED'],
  ]);
  expect(permits[4]!.versions.at(-1)).toMatchObject({ version: 2, reason: '有效期届满' });
  expect((await events()).map(({ action, recordId }) => [action, recordId])).toEqual([
    ['EXPIRE', 'over'],
  ]);
});

test('finds the records to end by an index', () =>
  expectIndexed(
    underTest.models.records.Permit.db.model('CreditRecord'),
    { state: 'ACTIVE', expiresOn: { $gt: '', $lt: TODAY } },
    { expiresOn: 1 },
  ));

test('destroys records after their retention with their versions, once', async () => {
  const { subgraph, models } = underTest;
  await subgraph.jobs.run('retention.destroy');
  await subgraph.jobs.run('retention.destroy');
  const left = await models.records.Penalty.find({}, { _id: 1 }).sort('_id').lean();
  expect(left.map(({ _id }) => _id)).toEqual([
    'old-but-disputed',
    'old-but-frozen',
    'penalty-last-day',
    'published-longer',
    'recent',
  ]);
  // Permits have no term after which they are destroyed.
  expect(await models.records.Permit.countDocuments()).toBe(5);
  const versions = await models.writing.version.find({}, { recordId: 1 }).lean();
  expect(versions.map(({ recordId }) => recordId)).toEqual(['recent']);
  const destroyed = (await events()).filter(({ action }) => action === 'DESTROY');
  expect(destroyed.map(({ recordId, after }) => [recordId, after])).toEqual([
    ['old-1', null],
    ['old-2', null],
  ]);
  const { recordEvents } = subgraph;
  expect(await recordEvents!(1)).toEqual([
    { number: 2, at: now().toISOString(), destroyed: { id: 'old-1', type: 'Penalty' } },
    { number: 3, at: now().toISOString(), destroyed: { id: 'old-2', type: 'Penalty' } },
  ]);
});

test('certifies a destruction to auditors and to stewards of the department', async () => {
  const certificate = (department: string, id: string, earlierVersions: number) => ({
    day: TODAY,
    department,
    type: 'Penalty',
    ruleId: 'retention.adverse',
    term: 'P5Y',
    count: 1,
    recordIds: [id],
    earlierVersions,
  });
  const ofHealth = certificate('health', 'old-1', 1);
  const ofTaxation = certificate('taxation', 'old-2', 0);
  const read = async (viewer: typeof nobody) => {
    const { data } = await ask(underTest.subgraph, CERTIFICATES, {}, viewer);
    return data!['destructionCertificatesOfGovernment'];
  };
  expect(await read(auditor)).toEqual([ofTaxation, ofHealth]);
  expect(await read(steward('health'))).toEqual([ofHealth]);
  expect(await read(steward('taxation'))).toEqual([ofTaxation]);
  expect(await read(steward('education'))).toEqual([]);
  const other = CERTIFICATES.replace(') {', ', department: "health") {');
  expect((await ask(underTest.subgraph, other, {}, steward('taxation'))).data).toEqual({
    destructionCertificatesOfGovernment: [],
  });
  for (const viewer of [nobody, officer])
    expect(codes(await ask(underTest.subgraph, CERTIFICATES, {}, viewer))).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
});

test('a stopped run keeps what is done and goes on in the next one', async () => {
  const { Penalty } = underTest.models.records;
  await Penalty.insertMany(
    Array.from({ length: 130 }, (_, index) => penalty(`many-${String(index).padStart(3, '0')}`)),
  );
  const { certificate, freezing } = underTest.models;
  const before = await certificate.countDocuments();
  const connection = certificate.db;
  const stop = new AbortController();
  const parts = {
    subgraph: 'government',
    rows: connection.collection<WrittenRow>(RECORDS),
    freezing,
    certificate,
    writer: recordWriter(connection, governmentSubgraph.records!, underTest.vault),
  };
  const stopped = destroyRecords(
    parts,
    { type: 'Penalty', ruleId: 'retention.adverse' },
    { at: now(), today: TODAY },
    { signal: stop.signal, touch: async () => stop.abort() },
  );
  await expect(stopped).rejects.toThrow('aborted');
  expect(await Penalty.countDocuments({ _id: /^many/ })).toBe(30);
  await underTest.subgraph.jobs.run('retention.destroy');
  const made = await certificate.find().sort('_id').skip(before).lean();
  expect(made.map(({ recordIds }) => recordIds.length)).toEqual([100, 30]);
  expect(await Penalty.countDocuments({ _id: /^many/ })).toBe(0);
});

test('counts retention from the latest date of a record', () => {
  const dates = { decisionDate: '2021-01-04', publicityEnd: null, expiresOn: null };
  expect(storedUntil(dates, 'retention.adverse')!.day).toBe('2026-01-04');
  expect(storedUntil({ ...dates, publicityEnd: '2024-01-04' }, 'retention.adverse')!.day).toBe(
    '2029-01-04',
  );
  expect(
    storedUntil({ ...dates, decisionDate: '2010-01-04' }, 'retention.adverse'),
  ).toBeUndefined();
});
