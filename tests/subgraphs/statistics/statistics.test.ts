import type { Connection } from 'mongoose';
import { indicatorsOn } from '../../../schema/policy/indicators';
import { enumValueOf } from '../../../schema/statistics/names';
import type { Counts } from '../../../subgraphs/statistics/counts';
import { dimensionOf } from '../../../subgraphs/statistics/questions/dimension';
import { kindsOfTypes } from '../../../subgraphs/statistics/questions/kinds';
import { statisticsSubgraph } from '../../../subgraphs/statistics/subgraph';
import { ask, codes } from '../../support/ask';
import { now } from '../../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import {
  analyst,
  auditor,
  bank,
  nobody,
  officer,
  person,
  viewerAs,
  without,
} from '../../support/viewers';
import { NEAR, pageOf } from './facts';

interface Models {
  readonly counts: Counts;
}

const leading = viewerAs('officer', { department: 'development-reform' });
const common = { category: 'ADMINISTRATIVE', origin: 'DISTRICT' };
const market = { ...common, sourceDepartment: 'market-regulation', lateness: 'ON_TIME' };
const health = { ...common, sourceDepartment: 'health', lateness: 'LATE' };

let underTest: SubgraphUnderTest<Models>;

beforeAll(async () => {
  // The counts are in the memory of a process: the test fills those of the subgraph.
  let models: unknown;
  const definition = {
    ...statisticsSubgraph,
    models: (connection: Connection) => (models ??= statisticsSubgraph.models(connection)),
  };
  underTest = await subgraphUnderTest<Models>(definition, { now });
  const page = pageOf([
    {
      count: 400,
      day: '2025-03-10',
      endedOn: '2026-03-10',
      dimensions: { ...market, severity: 'GENERAL', state: 'EXPIRED' },
      fine: 100_000,
      subject: { subjectKind: 'LEGAL_PERSON', industry: 'F', street: 'CHUNHUA' },
    },
    {
      count: 200,
      day: '2026-04-20',
      dimensions: { ...market, severity: 'SERIOUS', state: 'ACTIVE' },
      fine: 500_000,
      subject: { subjectKind: 'LEGAL_PERSON', industry: 'H', street: 'DONGXIN' },
    },
    {
      count: 100,
      day: '2026-05-11',
      dimensions: { ...health, severity: 'GENERAL', state: 'ACTIVE' },
      fine: 200_000,
      subject: { subjectKind: 'SELF_EMPLOYED', industry: 'Q', street: 'DONGXIN' },
    },
    {
      count: 3,
      day: '2026-05-12',
      dimensions: { ...health, severity: 'MINOR', state: 'ACTIVE' },
      fine: 0,
      subject: { subjectKind: 'NATURAL_PERSON', street: 'CHUNHUA', ageBand: 'FROM_25' },
    },
    {
      kind: 'Subject',
      count: 300,
      day: '2020-05-01',
      dimensions: { registrationStatus: 'IN_OPERATION', unifiedCode: 'true' },
      subject: { subjectKind: 'LEGAL_PERSON', industry: 'F', street: 'CHUNHUA' },
    },
    {
      kind: 'Subject',
      count: 100,
      day: '1970-01-01',
      dimensions: { registrationStatus: null, unifiedCode: 'true' },
      subject: { subjectKind: 'SELF_EMPLOYED', street: 'DONGXIN' },
    },
    {
      kind: 'Subject',
      count: 60,
      day: '1970-01-01',
      dimensions: { registrationStatus: null, unifiedCode: null },
      subject: { subjectKind: 'NATURAL_PERSON', street: 'DONGXIN', ageBand: 'FROM_35' },
    },
    {
      kind: 'JudgmentDefaulter',
      count: 40,
      day: '2026-01-05',
      dimensions: { ...common, sourceDepartment: 'court', state: 'ACTIVE' },
      subject: { subjectKind: 'LEGAL_PERSON', street: 'CHUNHUA' },
    },
  ]);
  const { cube } = underTest.models.counts;
  cube.append(page);
  // Each defaulter is listed twice.
  const listed = page.facts.filter(({ fact }) => fact.kind === 'JudgmentDefaulter');
  const again = listed.map((one) => ({ ...one, fact: { ...one.fact, day: '2026-02-10' } }));
  cube.append({ facts: again, subjects: [] });
}, 60_000);
afterAll(() => underTest.stop());

const TABLE = `query (
  $of: [StatisticsKind!]! = [PENALTY], $measures: [StatisticsMeasure!]! = [RECORDS]
  $by: [StatisticsDimension!]! = [], $interval: StatisticsInterval! = NONE
  $filter: [StatisticsCondition!]! = [], $from: Date, $to: Date, $asOf: Date
  $order: StatisticsOrder, $top: Int! = 100
) {
  table: statistics(
    of: $of, measures: $measures, by: $by, interval: $interval, filter: $filter
    from: $from, to: $to, asOf: $asOf, order: $order, top: $top
  ) {
    columns { key kind titleZh titleEn unit }
    rows { keys { value titleZh titleEn } values }
    rest { keys { value } values }
    totals { keys { value } values }
    suppressed noteZh noteEn from to asOf
  }
}`;

interface Row {
  readonly keys: readonly { readonly value: string | null; readonly titleZh: string }[];
  readonly values: readonly (number | null)[];
}
interface Table {
  readonly columns: readonly object[];
  readonly rows: readonly Row[];
  readonly rest: readonly Row[];
  readonly totals: readonly Row[];
  readonly suppressed: number;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly from: string | null;
  readonly to: string;
  readonly asOf: string | null;
}

async function table(variables: Record<string, unknown>, viewer = analyst): Promise<Table> {
  const { data, errors } = await ask(underTest.subgraph, TABLE, variables, viewer);
  expect(errors).toBeUndefined();
  return (data as { table: Table }).table;
}

/** The first values of rows, by the values of their keys. */
const byKey = (rows: readonly Row[]) =>
  new Map(rows.map(({ keys, values }) => [keys.map(({ value }) => value).join(), values[0]!]));

/** A published count is the true one, rounded. */
function expectNear(value: number | null | undefined, count: number): void {
  expect(value).toEqual(expect.any(Number));
  expect(Math.abs(value! - count)).toBeLessThanOrEqual(NEAR);
}

const column = (
  key: string,
  kind: string,
  titleZh: string,
  titleEn: string,
  unit: unknown = null,
) => ({ key, kind, titleZh, titleEn, unit });

describe('a statistical table', () => {
  it('groups by dimensions of the records and of their subjects, with titles', async () => {
    const { columns, rows, suppressed } = await table({ by: ['SEVERITY', 'STREET'] });
    expect(columns).toEqual([
      column('SEVERITY', 'DIMENSION', '失信程度', 'Severity of the violation'),
      column('STREET', 'DIMENSION', '主体所在街道', 'Subdistrict of the subject'),
      column('RECORDS', 'MEASURE', '记录数', 'Records', 'RECORDS'),
    ]);
    const found = byKey(rows);
    expect([...found.keys()]).toEqual([
      'GENERAL,CHUNHUA',
      'GENERAL,DONGXIN',
      'MINOR,CHUNHUA',
      'SERIOUS,DONGXIN',
    ]);
    expect(rows[0]!.keys.map(({ titleZh }) => titleZh)).toEqual(['一般', '春华街道']);
    expect(found.get('MINOR,CHUNHUA')).toBeNull();
    expect(suppressed).toBeGreaterThan(0);
  });

  it('counts by a dimension of the subjects', async () => {
    const found = byKey((await table({ by: ['STREET'] })).rows);
    expectNear(found.get('CHUNHUA'), 403);
    expectNear(found.get('DONGXIN'), 300);
  });

  it('divides into periods, with what ended and what was in force at the end of each', async () => {
    const { rows, totals } = await table({
      measures: ['RECORDS', 'ENDED', 'IN_FORCE'],
      interval: 'YEAR',
      from: '2025-06-01',
    });
    expect(rows.map(({ keys }) => keys[0]!.value)).toEqual(['2025', '2026']);
    const [first, second] = rows.map(({ values }) => values);
    expectNear(first![0], 400);
    expect(first![1]).toBe(0);
    expectNear(first![2], 400);
    expectNear(second![0], 303);
    expectNear(second![1], 400);
    expectNear(second![2], 303);
    expect(totals.map(({ keys }) => keys[0]!.value)).toEqual(['2025', '2026']);
  });

  it('counts what was in force on any day', async () => {
    const inForce = async (asOf: string) =>
      (await table({ measures: ['IN_FORCE'], asOf })).rows[0]?.values[0] ?? 0;
    expect(await inForce('2025-03-09')).toBe(0);
    expectNear(await inForce('2025-03-10'), 400);
    expectNear(await inForce('2026-03-09'), 400);
    expect(await inForce('2026-03-10')).toBe(0);
    expectNear(await inForce('2026-04-20'), 200);
  });

  it('sums amounts in fen and rounds them to the largest contribution', async () => {
    const { columns, rows } = await table({ measures: ['FINE', 'SUBJECTS'], by: ['SEVERITY'] });
    expect(columns.slice(1)).toEqual([
      column('FINE', 'MEASURE', '罚款金额', 'Fine', 'FEN'),
      column('SUBJECTS', 'MEASURE', '主体数', 'Subjects', 'SUBJECTS'),
    ]);
    const serious = rows.find(({ keys }) => keys[0]!.value === 'SERIOUS')!.values;
    expect(Math.abs(serious[0]! - 100_000_000)).toBeLessThanOrEqual(1_000_000);
    expect(serious[0]! % 1_000_000).toBe(0);
    const general = rows.find(({ keys }) => keys[0]!.value === 'GENERAL')!.values;
    expectNear(general[1], 500);
  });

  it('filters, also by the absence of a value', async () => {
    const filtered = async (dimension: string, ...values: string[]) =>
      (await table({ filter: [{ dimension, values }] })).totals.map(({ values: [first] }) => first);
    expectNear((await filtered('SOURCE_DEPARTMENT', 'health'))[0], 103);
    expectNear((await filtered('INDUSTRY', 'F', 'H'))[0], 600);
    expect(await filtered('INDUSTRY', '')).toEqual([null]);
    expect(await filtered('INDUSTRY', 'A')).toEqual([]);
  });

  it('lists the greatest groups first and combines the others', async () => {
    const { rows, rest } = await table({
      by: ['INDUSTRY'],
      order: { measure: 'RECORDS', direction: 'DESC' },
      top: 2,
    });
    expect(rows.map(({ keys }) => keys[0]!.value)).toEqual(['F', 'H']);
    expect(rows[0]!.keys[0]!.titleZh).toBe('批发和零售业');
    // One of the two others is suppressed, and their sum would reveal it.
    expect(rest.map(({ values }) => values)).toEqual([[null]]);
  });

  it('gives the same numbers to the same question', async () => {
    const question = { by: ['STREET', 'STATE'], interval: 'MONTH', from: '2025-01-01' };
    expect(await table(question)).toEqual(await table(question));
  });

  it('says what is counted, how it is protected, and for which days', async () => {
    const { noteZh, noteEn, from, to, asOf } = await table({ from: '2026-01-01' });
    expect(noteZh).toContain('行政处罚');
    expect(noteZh).toContain('少于 5 个');
    expect(noteEn).toContain('multiples of 5');
    expect([from, to, asOf]).toEqual(['2026-01-01', '2026-06-15', null]);
  });

  it('counts subjects, those registered at the end of each period', async () => {
    const { rows, noteEn } = await table({
      of: ['SUBJECT'],
      by: ['SUBJECT_KIND'],
      measures: ['IN_FORCE'],
      asOf: '2020-04-30',
    });
    const before = byKey(rows);
    expect([...before.keys()]).toEqual(['NATURAL_PERSON', 'SELF_EMPLOYED']);
    expectNear(before.get('SELF_EMPLOYED'), 100);
    expect(noteEn).toContain('Counts all subjects');
    const today = await table({
      of: ['SUBJECT'],
      by: ['SUBJECT_KIND', 'REGISTRATION_STATUS'],
      measures: ['IN_FORCE'],
    });
    const found = byKey(today.rows);
    expectNear(found.get('LEGAL_PERSON,IN_OPERATION'), 300);
    expectNear(found.get('NATURAL_PERSON,'), 60);
  });

  it('counts the subjects with a record in force on a day, each once', async () => {
    const question = { of: ['JUDGMENT_DEFAULTER'], measures: ['SUBJECTS_IN_FORCE', 'IN_FORCE'] };
    const [subjects, records] = (await table(question)).totals[0]!.values;
    expectNear(subjects, 40);
    expectNear(records, 80);
    expect((await table({ ...question, asOf: '2026-01-04' })).totals).toEqual([]);
  });

  it('is empty for a kind without records', async () => {
    const { rows, totals } = await table({ of: ['PERMIT'], by: ['PERMIT_CLASS'] });
    expect([rows, totals]).toEqual([[], []]);
  });

  it.each<readonly [string, Record<string, unknown>]>([
    ['The dimension PERMIT_CLASS does not exist for Penalty.', { by: ['PERMIT_CLASS'] }],
    ['The measure AMOUNT does not exist for Penalty.', { measures: ['AMOUNT'] }],
    ['The argument by names STREET twice.', { by: ['STREET', 'STREET'] }],
    [
      'The argument by has 4 entries; it must have 0 to 3.',
      { by: ['STREET', 'STATE', 'SEVERITY', 'INDUSTRY'] },
    ],
    ['The argument of has 0 entries; it must have 1 to 12.', { of: [] }],
    ['The argument to must not be before from.', { from: '2026-03-01', to: '2026-02-01' }],
    ['The argument to must not be in the future.', { to: '2030-01-01' }],
    ['The argument asOf must not be in the future.', { asOf: '2030-01-01' }],
    ['The period may have at most 30 years.', { from: '1950-01-01', interval: 'MONTH' }],
    [
      'The measure SUBJECTS needs an interval, or neither from nor to.',
      { measures: ['SUBJECTS'], from: '2026-01-01' },
    ],
    ['The kind SUBJECT is counted alone.', { of: ['SUBJECT', 'PENALTY'] }],
    ['The dimension ORIGIN does not exist for Subject.', { of: ['SUBJECT'], by: ['ORIGIN'] }],
    ['The dimension SEVERITY does not exist for Subject.', { of: ['SUBJECT'], by: ['SEVERITY'] }],
    [
      'The measure SUBJECTS of several kinds needs the dimension KIND, or all kinds.',
      { measures: ['SUBJECTS'], of: ['PENALTY', 'PERMIT'] },
    ],
    ['The argument top is 0; it must be between 1 and 1000.', { top: 0 }],
    [
      'The dimension SEVERITY has no value of this name.',
      { filter: [{ dimension: 'SEVERITY', values: ['WORST'] }] },
    ],
    [
      'Choose kinds with the argument of, not with a filter.',
      { filter: [{ dimension: 'KIND', values: ['Permit'] }] },
    ],
    [
      'The argument measures must contain FINE, the order.',
      { order: { measure: 'FINE', direction: 'ASC' } },
    ],
  ])('refuses with: %s', async (sentence, variables) => {
    const response = await ask(underTest.subgraph, TABLE, variables, analyst);
    expect(codes(response)).toEqual(['BAD_USER_INPUT']);
    expect(response.errors![0]!.message).toBe(sentence);
  });
});

const SERIES = `query (
  $of: [StatisticsKind!]! = [PENALTY], $by: StatisticsDimension, $interval: StatisticsInterval! = MONTH
  $from: Date! = "2026-02-01", $compare: [StatisticsComparison!]! = [], $top: Int! = 10
) {
  series(of: $of, by: $by, interval: $interval, from: $from, compare: $compare, top: $top) {
    intervals { value } measure { key unit } suppressed
    lines { key { value titleZh } values previousPeriod previousYear }
  }
}`;

interface Line {
  readonly key: { readonly value: string | null; readonly titleZh: string } | null;
  readonly values: readonly (number | null)[];
  readonly previousPeriod: readonly (number | null)[];
  readonly previousYear: readonly (number | null)[];
}

async function series(variables: Record<string, unknown>) {
  const { data, errors } = await ask(underTest.subgraph, SERIES, variables, analyst);
  expect(errors).toBeUndefined();
  return (data as { series: { intervals: { value: string }[]; lines: Line[] } }).series;
}

describe('a series', () => {
  it('has every period, with zero where nothing was decided', async () => {
    const { intervals, lines } = await series({});
    expect(intervals.map(({ value }) => value)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(lines.map(({ key }) => key)).toEqual([null]);
    const [february, march, april, may, june] = lines[0]!.values;
    expect([february, march, june]).toEqual([0, 0, 0]);
    expectNear(april, 200);
    expectNear(may, 103);
    expect(lines[0]!.previousPeriod).toEqual([]);
  });

  it('compares with the period before and with the same period a year before', async () => {
    const { lines } = await series({
      from: '2026-03-01',
      compare: ['PREVIOUS_PERIOD', 'PREVIOUS_YEAR'],
    });
    const { values, previousPeriod, previousYear } = lines[0]!;
    expect(previousPeriod).toEqual([0, ...values.slice(0, -1)]);
    expectNear(previousYear[0], 400);
    expect(previousYear.slice(1)).toEqual([0, 0, 0]);
  });

  it('has a line for each of the greatest groups, and one for the others', async () => {
    const { lines } = await series({
      by: 'INDUSTRY',
      from: '2025-01-01',
      interval: 'YEAR',
      top: 1,
    });
    expect(lines.map(({ key }) => key?.titleZh)).toEqual(['批发和零售业', '其他']);
  });

  it('is a line of zeros without any record', async () => {
    const { lines } = await series({ of: ['PERMIT'] });
    expect(lines.map(({ values }) => values)).toEqual([[0, 0, 0, 0, 0]]);
  });

  it('needs an interval', async () => {
    const response = await ask(underTest.subgraph, SERIES, { interval: 'NONE' }, analyst);
    expect(response.errors![0]!.message).toBe(
      'A series needs an interval: MONTH, QUARTER or YEAR.',
    );
  });
});

describe('public statistics', () => {
  const PUBLIC = `query ($by: PublicStatisticsDimension) {
    publicStatistics(of: PENALTY, by: $by, from: "2025-01-01") {
      columns { key } rows { keys { value } values }
    }
  }`;

  it('show everybody the yearly numbers of a kind', async () => {
    const { data } = await ask(underTest.subgraph, PUBLIC, { by: 'SOURCE_DEPARTMENT' });
    const { columns, rows } = (data as { publicStatistics: Table }).publicStatistics;
    expect(columns).toEqual(
      ['YEAR', 'SOURCE_DEPARTMENT', 'RECORDS', 'IN_FORCE'].map((key) => ({ key })),
    );
    expectNear(byKey(rows).get('2026,market-regulation'), 200);
  });
});

describe('indicators', () => {
  const INDICATORS = `query (
    $interval: StatisticsInterval! = MONTH, $on: Date, $codes: [String!]
    $by: PublicStatisticsDimension
  ) {
    indicators(interval: $interval, on: $on, codes: $codes, by: $by) {
      code nameZh isRatio target direction value numerator denominator
      trend { key { value } value } byDepartment { key { value titleZh } value }
      groups { key { value } value }
    }
  }`;
  const indicators = async (variables: Record<string, unknown>) =>
    (await ask(underTest.subgraph, INDICATORS, variables, analyst)).data as {
      indicators: Record<string, never>[];
    };

  it('show the value of a period, its trend, and each department', async () => {
    const { indicators: found } = await indicators({
      on: '2026-05-20',
      codes: ['DOUBLE_PUBLICITY_TIMELINESS'],
    });
    const [one] = found as unknown as [
      {
        value: number;
        denominator: number;
        target: number;
        trend: { key: { value: string }; value: number | null }[];
        byDepartment: { key: { value: string }; value: number | null }[];
      },
    ];
    expect([one.value, one.target]).toEqual([0, 1]);
    expectNear(one.denominator, 103);
    expect(one.trend).toHaveLength(12);
    expect(one.trend.map(({ key }) => key.value).slice(-2)).toEqual(['2026-04', '2026-05']);
    expect(one.trend.map(({ value }) => value).slice(-2)).toEqual([1, 0]);
    expect(one.byDepartment).toEqual([
      { key: { value: 'health', titleZh: expect.any(String) as string }, value: 0 },
    ]);
  });

  it.each(indicatorsOn('2026-06-15').map((entry) => [entry.code, entry] as const))(
    'count what exists: %s',
    (_, { numerator, denominator }) => {
      for (const { of, filter = {} } of [numerator, denominator ?? numerator])
        for (const [name, values] of Object.entries(filter)) {
          const { titles } = dimensionOf(enumValueOf(name), kindsOfTypes(of));
          for (const value of values)
            if (value !== null) expect([...titles.keys()]).toContain(value);
        }
      expect(kindsOfTypes(numerator.of)).toHaveLength(numerator.of.length);
    },
  );

  it('are all there without a choice, each with its formula', async () => {
    const { indicators: found } = await indicators({ on: '2026-04-01' });
    expect(found.length).toBeGreaterThan(8);
    const serious = found.find(({ code }) => code === 'SERIOUS_PENALTY_SHARE')!;
    expect(serious).toMatchObject({ isRatio: true, value: 1 });
  });

  it('divide defaulters, each counted once, by the organisations that are registered', async () => {
    const { indicators: found } = await indicators({
      on: '2026-05-20',
      codes: ['DEFAULTER_RATIO', 'UNIFIED_CODE_COVERAGE', 'REGISTRATION_COVERAGE'],
      by: 'STREET',
    });
    type Found = {
      value: number;
      numerator: number;
      denominator: number;
      byDepartment: object[];
      groups: { key: { value: string }; value: number | null }[];
    };
    const [coverage, registered, ratio] = found as unknown as [Found, Found, Found];
    expect(coverage.value).toBe(1);
    expectNear(coverage.denominator, 400);
    expectNear(registered.numerator, 300);
    expectNear(registered.denominator, 400);
    expectNear(ratio.numerator, 40);
    expectNear(ratio.denominator, 400);
    expect(ratio.value).toBe(ratio.numerator / ratio.denominator);
    expect(ratio.byDepartment).toEqual([]);
    expect(ratio.groups.map(({ key }) => key.value)).toEqual(['CHUNHUA', 'DONGXIN']);
    expect(ratio.groups[0]!.value).toBeCloseTo(40 / 300, 1);
    expect(ratio.groups[1]!.value).toBe(0);
  });

  it('show zero where no special legal person is a defaulter', async () => {
    const { indicators: found } = await indicators({
      on: '2026-05-20',
      codes: ['GOVERNMENT_DEFAULTERS'],
    });
    expect(found).toMatchObject([{ value: 0, target: 0, isRatio: false }]);
  });

  it.each([
    ['Indicators need an interval: MONTH, QUARTER or YEAR.', { interval: 'NONE' }],
    ['The argument on must not be in the future.', { on: '2031-01-01' }],
    ['The argument codes names an unknown indicator.', { codes: ['HAPPINESS'] }],
  ])('refuse with: %s', async (sentence, variables) => {
    const response = await ask(underTest.subgraph, INDICATORS, variables, analyst);
    expect(response.errors![0]!.message).toBe(sentence);
  });
});

describe('internal statistics', () => {
  it.each([
    ['an analyst', analyst],
    ['an officer of the leading department', leading],
    ['an auditor', auditor],
  ])('are answered to %s', async (_, viewer) => {
    expect((await table({}, viewer)).rows).toHaveLength(1);
  });

  it.each([
    ['a visitor', nobody],
    ['a person', person('p1')],
    ['a bank', bank],
    ['an officer of another department', officer],
    ['an analyst without the purpose', without(analyst, 'purpose')],
  ])('are refused to %s', async (_, viewer) => {
    const response = await ask(
      underTest.subgraph,
      `{
        statistics(of: [PENALTY]) { to }
        series(of: [PENALTY], from: "2026-01-01") { suppressed }
        indicators { code }
      }`,
      {},
      viewer,
    );
    expect(response.data).toEqual({ statistics: null, series: null, indicators: null });
  });
});
