import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import { syntheticUscc } from '../../../../seed/syntheticIdentifiers';
import { reportsOf } from '../../../../subgraphs/subjects/registration/quality/reports';
import { subjectsSubgraph } from '../../../../subgraphs/subjects/subgraph';
import { ask } from '../../../support/ask';
import { now } from '../../../support/creditRecord';
import { organization } from '../../../support/subjects';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../../support/subgraph';
import {
  analyst,
  auditor,
  bank,
  nobody,
  officer,
  person,
  viewerAs,
} from '../../../support/viewers';

interface Models {
  readonly subject: Model<SubjectRow>;
}

const stewardOf = (department: string) => viewerAs('steward', { department, assurance: 3 });
const steward = stewardOf('market-regulation');
const code = (serial: number, prefix = '91') => syntheticUscc(prefix, serial, 1);
const row = (serial: number, more: Record<string, unknown> = {}) => ({
  名称: `天津河东示例${serial}有限公司`,
  统一社会信用代码: code(serial),
  法定代表人: '张示例',
  登记状态: '存续',
  住所: '天津市河东区示例路1号',
  成立日期: '2020-03-02',
  核准日期: '2026-06-01',
  经营范围: '食品销售',
  行业门类: 'F',
  ...more,
});

let underTest: SubgraphUnderTest<Models>;
let keys = 0;
async function submit(rows: readonly object[], viewer = steward): Promise<string> {
  const { data, errors } = await ask(
    underTest.subgraph,
    `mutation ($input: IntakeBatchInput!, $key: ID!) {
      batch: submitSubjectsBatch(input: $input, key: $key) { number } }`,
    { input: { kind: 'Organization', rows }, key: `quality-${++keys}` },
    viewer,
  );
  expect(errors).toBeUndefined();
  return (data!['batch'] as { number: string }).number;
}

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(subjectsSubgraph, { now });
  await submit([
    row(1, { '注册资本（万元）': '500', 联系电话: '022-00000000' }),
    row(2, { 核准日期: '2026-04-01' }),
    row(3, { 经营期限至: '2026-05-01' }),
    row(4, { 行业门类: 'Z' }),
  ]);
  await submit([row(1, { 经营范围: '食品销售、餐饮服务' })]);
  await submit([row(2, { 核准日期: '2026-06-02', 经营范围: '咨询' })]);
  const association = { 名称: '天津河东示例协会', 统一社会信用代码: code(51, '51') };
  await submit([row(51, association)], stewardOf('civil-affairs'));
  await underTest.models.subject.collection.insertMany([
    { ...organization({ _id: 'before', uscc: code(60) }), registrationVersion: undefined },
    organization({ _id: 'trade-union', uscc: code(61, '81') }),
    { ...organization({ _id: 'merged', uscc: code(62) }), mergedInto: 'before' },
    { ...organization({ _id: 'frozen', uscc: code(63) }), frozen: true },
  ] as never);
  const directory = underTest.subgraph.directory!;
  await directory.resolve(
    [code(70), code(71), code(72, '81'), code(51, '51')].map((unifiedCode) => ({
      identifier: { by: 'UNIFIED_CODE', code: unifiedCode },
      name: unifiedCode.startsWith('81') ? '天津河东示例工会' : '天津河东示例70有限公司',
      mayCreate: true,
    })),
  );
  await underTest.models.subject.updateOne({ uscc: code(71) }, { $set: { frozen: true } });
  await underTest.subgraph.jobs.run('quality.refresh');
});
afterAll(() => underTest.stop());

const REPORTS = `query ($department: ID, $kind: String, $month: String) {
  reports: qualityOfSubjectsRecords(department: $department, kind: $kind, month: $month) {
    department kind records submitted refused corrected lastReceivedAt lastDecisionDate
    indicators { code numerator denominator }
    fields { field filled records } contradictions { rule count } unpublished { reason count }
  }
}`;
const reports = async (variables: Record<string, unknown> = {}, viewer = officer) =>
  (await ask(underTest.subgraph, REPORTS, variables, viewer)).data?.['reports'] as any[] | null;
const indicator = (report: any, name: string) => {
  const { numerator, denominator } = report.indicators.find(({ code: each }: any) => each === name);
  return [numerator, denominator];
};

describe('the quality of registrations', () => {
  it('is reported for each register, without organisations that no register of the district has reported', async () => {
    expect(
      (await reports())!.map(({ department, kind, records, submitted, refused }) => [
        department,
        kind,
        records,
        submitted,
        refused,
      ]),
    ).toEqual([
      ['civil-affairs', 'Organization', 1, 1, 0],
      // Three of the batches, one that is older than them and a frozen one.
      ['market-regulation', 'Organization', 5, 6, 1],
    ]);
  });

  it('counts the fields that a registration fills', async () => {
    const [civil, market] = (await reports())!;
    const filled = (report: any) =>
      new Map(report.fields.map((each: any) => [each.field, each.filled]));
    expect(filled(civil).get('scope')).toBe(1);
    expect(filled(civil).get('phone')).toBe(0);
    expect(filled(market).get('validUntil')).toBe(1);
    expect(indicator(civil, 'COMPLETENESS')).toEqual([9, 12]);
  });

  it('measures the term from the approval, for enterprises', async () => {
    const [civil, market] = (await reports())!;
    expect(indicator(market, 'TIMELINESS')).toEqual([3, 3]);
    expect(indicator(civil, 'TIMELINESS')).toEqual([0, 0]);
  });

  it('tells a corrected registration from a changed one', async () => {
    const market = (await reports())![1];
    expect(market.corrected).toBe(1);
    expect(indicator(market, 'ACCURACY')).toEqual([4, 5]);
  });

  it('names contradictions, and why one is not shown', async () => {
    const market = (await reports())![1];
    expect(market.contradictions).toEqual([{ rule: 'IN_OPERATION_AFTER_END', count: 1 }]);
    expect(market.unpublished).toEqual([{ reason: 'FROZEN', count: 1 }]);
    expect(indicator(market, 'COVERAGE')).toEqual([4, 4]);
  });

  it('is reported for the month in which the present registration was received', async () => {
    expect(
      (await reports({ month: '2026-06' }))!.map(({ records }: any) => records as number),
    ).toEqual([1, 3]);
    expect(await reports({ month: '2026-05' })).toEqual([]);
  });

  it('finds a late report', async () => {
    await submit([row(5, { 核准日期: '2026-04-01' })]);
    await underTest.subgraph.jobs.run('quality.measure');
    expect(indicator((await reports())![1], 'TIMELINESS')).toEqual([3, 4]);
  });
});

test('a scorecard has the score of each register', async () => {
  const { data } = await ask(
    underTest.subgraph,
    '{ cards: scorecardsOfSubjectsRecords(month: "2026-06") { department score } }',
    {},
    auditor,
  );
  const cards = data!['cards'] as { department: string; score: number }[];
  expect(cards.map(({ department }) => department).sort()).toEqual([
    'civil-affairs',
    'market-regulation',
  ]);
  expect(cards[0]!.score).toBeGreaterThanOrEqual(cards[1]!.score);
});

describe('who reads the quality of registrations', () => {
  it('officers and auditors read all registers, a steward the own one', async () => {
    for (const viewer of [officer, auditor]) expect(await reports({}, viewer)).toHaveLength(2);
    expect(await reports({}, steward)).toMatchObject([{ department: 'market-regulation' }]);
    expect(await reports({ department: 'civil-affairs' }, steward)).toEqual([]);
  });

  it.each([
    ['a visitor', nobody],
    ['a person', person('sub-1')],
    ['a bank', bank],
    ['an analyst', analyst],
  ])('%s does not', async (_, viewer) => {
    expect(await reports({}, viewer)).toBeNull();
  });

  it('refuses a kind of another subgraph', async () => {
    const { errors } = await ask(underTest.subgraph, REPORTS, { kind: 'Permit' }, officer);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

describe('registrations that were not reported', () => {
  const list = async (viewer = auditor, args = '') =>
    (
      await ask(
        underTest.subgraph,
        `{ list: unreportedRegistrations(first: 10${args}) {
          totalCount nodes { subjectId department uscc name } } }`,
        {},
        viewer,
      )
    ).data?.['list'] as { totalCount: number; nodes: any[] } | null;
  const leading = viewerAs('officer', { department: 'development-reform' });
  const company = { department: 'market-regulation', uscc: code(70) };
  const union = { department: 'development-reform', uscc: code(72, '81') };

  it('are those of visible organisations that records name', async () => {
    const found = await list();
    expect(found!.totalCount).toBe(2);
    expect(found!.nodes).toMatchObject([union, { ...company, name: '天津河东示例70有限公司' }]);
  });

  it('are read by auditors and the leading department; by others for their register', async () => {
    expect((await list(leading))!.nodes).toMatchObject([union, company]);
    const ofLeading = await list(auditor, ', department: "development-reform"');
    expect(ofLeading!.nodes).toMatchObject([union]);
    expect((await list(steward))!.nodes).toMatchObject([company]);
    expect((await list(stewardOf('civil-affairs')))!.totalCount).toBe(0);
    expect((await list(stewardOf('health')))!.totalCount).toBe(0);
    expect((await list(steward, ', department: "civil-affairs"'))!.totalCount).toBe(0);
  });

  it.each([
    ['a visitor', nobody],
    ['a person', person('sub-1')],
    ['a bank', bank],
    ['an analyst', analyst],
  ])('are not read by %s', async (_, viewer) => {
    expect(await list(viewer)).toBeNull();
  });

  it('are gone once they are reported', async () => {
    await submit([row(70)]);
    expect((await list(steward))!.totalCount).toBe(0);
  });
});

describe('the report behind a registration', () => {
  const version = (at: number, batch: string, before: string | null) => ({
    _id: `s/${at}`,
    batch,
    at: new Date(Date.UTC(2026, 5, at)),
    ...(before !== null && { before: { registration: { approvedOn: before } } }),
  });
  const first = version(1, 'a', null);

  it('is the last one', () => {
    expect(reportsOf([first, version(2, 'b', '2026-01-01')], '2026-02-01')).toEqual({
      receivedAt: version(2, 'b', null).at,
      corrected: false,
      withdrawn: false,
    });
  });

  it('is the one before a withdrawn one, which is no correction', () => {
    const versions = [first, version(2, 'b', '2026-01-01'), version(3, 'b', '2026-01-01')];
    expect(reportsOf(versions, '2026-01-01')).toEqual({
      receivedAt: first.at,
      corrected: false,
      withdrawn: true,
    });
  });

  it('is unknown for what was stored before the first report', () => {
    expect(reportsOf([], '2026-01-01')).toEqual({
      receivedAt: null,
      corrected: false,
      withdrawn: false,
    });
  });
});
