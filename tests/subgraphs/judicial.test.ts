import type {
  ConsumptionRestrictionRow,
  JudgmentDebtorRow,
  JudgmentDefaulterRow,
} from '../../schema/generated/judicial.rows';
import type { Model } from 'mongoose';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { judicialSubgraph } from '../../subgraphs/judicial/subgraph';
import { ask, codes } from '../support/ask';
import { creditRecord, now } from '../support/creditRecord';
import { expectIndexed } from '../support/expectIndexed';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';

interface Models {
  readonly records: {
    readonly JudgmentDebtor: Model<JudgmentDebtorRow>;
    readonly JudgmentDefaulter: Model<JudgmentDefaulterRow>;
    readonly ConsumptionRestriction: Model<ConsumptionRestrictionRow>;
  };
}

let underTest: SubgraphUnderTest<Models>;

const HEDONG = '天津市河东区人民法院';
const HIGHER = '天津市高级人民法院';

const party = (name: string) => ({
  partyKind: 'PERSON' as const,
  name,
  nameGrams: nameGrams(name),
  maskedIdNumber: '1****************X',
  uscc: null,
  court: HEDONG,
  caseNumber: '（2026）津0102执567号',
});
const company = (name: string) => ({
  ...party(name),
  partyKind: 'ORGANIZATION' as const,
  maskedIdNumber: null,
  uscc: '91120102MA00XX0A90',
});

const debtor = (more: Partial<JudgmentDebtorRow> = {}): JudgmentDebtorRow => ({
  ...creditRecord(),
  ...party('某甲乙'),
  filedOn: '2026-02-10',
  amount: 12_345_600n,
  terminatedOn: null,
  outstandingAmount: null,
  ...more,
});
const defaulter = (more: Partial<JudgmentDefaulterRow> = {}): JudgmentDefaulterRow => ({
  ...creditRecord(),
  ...party('某甲乙'),
  sex: 'FEMALE',
  ageAtPublication: 46,
  representativeName: null,
  area: '天津',
  filedOn: '2026-02-10',
  publishedOn: '2026-03-05',
  basisNumber: '（2025）津0102民初1234号',
  basisIssuer: HEDONG,
  duty: '偿还借款本金十二万元',
  performance: 'NONE',
  performedPart: null,
  unperformedPart: null,
  ground: 'REFUSAL_THOUGH_ABLE',
  ...more,
});
const restriction = (more: Partial<ConsumptionRestrictionRow> = {}): ConsumptionRestrictionRow => ({
  ...creditRecord(),
  ...party('某甲乙'),
  orderId: more._id ?? 'order',
  capacity: 'DEBTOR',
  issuedOn: '2026-03-01',
  liftedOn: null,
  restrictedActs: ['AIR_AND_FIRST_CLASS_TRAVEL', 'HIGH_SPEED_RAIL'],
  debtorName: '某甲乙',
  debtorId: 'sub-1',
  ...more,
});

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(judicialSubgraph, { now });
  await underTest.models.records.JudgmentDebtor.insertMany([
    debtor({ _id: 'd-1', ...party('陆允成'), filedOn: '2026-01-01', amount: 900_000n }),
    debtor({
      _id: 'd-2',
      subjectId: 'org-1',
      ...company('天津河东恒信商贸有限公司'),
      filedOn: '2026-01-02',
      amount: 9_007_199_254_740_993n,
      terminatedOn: '2026-04-01',
      outstandingAmount: 100_000_000n,
    }),
    debtor({ _id: 'd-3', ...party('陆允成'), court: HIGHER, filedOn: '2026-01-03', amount: 5n }),
  ]);
  await underTest.models.records.JudgmentDefaulter.insertMany([
    defaulter({ _id: 'f-1', ...party('陆允成'), publishedOn: '2026-01-10', filedOn: '2026-01-09' }),
    defaulter({
      _id: 'f-2',
      subjectId: 'org-1',
      ...company('天津河东恒信商贸有限公司'),
      sex: null,
      ageAtPublication: null,
      representativeName: '陆允成',
      publishedOn: '2026-01-20',
      filedOn: '2026-01-02',
      ground: 'EVASION',
      performance: 'PARTIAL',
      performedPart: '已付三万元',
      unperformedPart: '余款九万元',
    }),
    defaulter({
      _id: 'f-3',
      ...party('陆允成'),
      court: HIGHER,
      publishedOn: '2026-02-01',
      filedOn: '2026-01-03',
      ground: 'EVASION',
    }),
    // A child named by mistake; the list never shows minors (Article 4).
    defaulter({
      _id: 'f-child',
      ...party('陆允成'),
      subjectId: 'child',
      subjectIsMinor: true,
      publishedOn: '2026-01-15',
    }),
  ]);
  const bound = { orderId: 'o-1', issuedOn: '2026-05-01', debtorName: '恒信', debtorId: 'org-1' };
  await underTest.models.records.ConsumptionRestriction.insertMany([
    restriction({
      _id: 'r-1',
      subjectId: 'org-1',
      ...company('天津河东恒信商贸有限公司'),
      ...bound,
    }),
    restriction({
      _id: 'r-2',
      subjectId: 'per-1',
      ...party('陆允成'),
      capacity: 'LEGAL_REPRESENTATIVE',
      ...bound,
    }),
    restriction({
      _id: 'r-3',
      subjectId: 'child',
      subjectIsMinor: true,
      ...party('某小童'),
      capacity: 'ACTUAL_CONTROLLER',
      ...bound,
    }),
    restriction({
      _id: 'r-4',
      subjectId: 'per-2',
      ...party('陆允平'),
      court: HIGHER,
      issuedOn: '2026-04-01',
      debtorName: null,
      debtorId: null,
    }),
  ]);
});
afterAll(() => underTest.stop());

interface Page {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly endCursor: string };
}
const page = (answer: SubgraphResponse, list: string) => answer.data![list] as Page;

/** Queries a list and returns its ids in order. */
async function ids(query: string): Promise<string[]> {
  const answer = await ask(underTest.subgraph, `{ list: ${query} { nodes { id } } }`);
  expect(answer.errors).toBeUndefined();
  return page(answer, 'list').nodes.map((node) => node['id'] as string);
}

async function expectData(query: string, expected: unknown) {
  const answer = await ask(underTest.subgraph, query);
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected);
}

describe('judgment debtors', () => {
  it.each([
    ['judgmentDebtors(name: "陆允成")', ['d-3', 'd-1']],
    ['judgmentDebtors(name: "允成")', ['d-3', 'd-1']],
    ['judgmentDebtors(name: " 陆 允成")', ['d-3', 'd-1']],
    ['judgmentDebtors(name: "陆允成", order: AMOUNT_DESC)', ['d-1', 'd-3']],
    [`judgmentDebtors(court: "${HIGHER}")`, ['d-3']],
    [`judgmentDebtors(name: "恒信", court: "${HIGHER}")`, []],
    ['judgmentDebtors(filedFrom: "2026-01-02", filedTo: "2026-01-03")', ['d-3', 'd-2']],
    ['judgmentDebtors(order: AMOUNT_DESC, first: 1)', ['d-2']],
  ])('%s returns %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('returns what the court publishes, with exact amounts', () =>
    expectData(
      '{ judgmentDebtors(name: "恒信") { nodes { partyKind name maskedIdNumber uscc court caseNumber filedOn amount amountBand terminatedOn outstandingAmount subject { id } } } }',
      {
        judgmentDebtors: {
          nodes: [
            {
              partyKind: 'ORGANIZATION',
              name: '天津河东恒信商贸有限公司',
              maskedIdNumber: null,
              uscc: '91120102MA00XX0A90',
              court: HEDONG,
              caseNumber: '（2026）津0102执567号',
              filedOn: '2026-01-02',
              amount: '9007199254740993',
              amountBand: 'FROM_10M',
              terminatedOn: '2026-04-01',
              outstandingAmount: '100000000',
              subject: { id: 'org-1' },
            },
          ],
        },
      },
    ));

  it.each([
    [899_99n, 'BELOW_10K'],
    [1_000_000n, 'FROM_10K_TO_100K'],
    [10_000_000n, 'FROM_100K_TO_1M'],
    [100_000_000n, 'FROM_1M_TO_10M'],
    [1_000_000_000n, 'FROM_10M'],
  ])('has %s fen in the band %s', async (amount, band) => {
    const _id = `band-${amount}`;
    await underTest.models.records.JudgmentDebtor.create(debtor({ _id, subjectId: _id, amount }));
    await expectData(
      `{ _entities(representations: [{ __typename: "JudgmentDebtor", id: "${_id}" }]) { ... on JudgmentDebtor { amountBand } } }`,
      { _entities: [{ amountBand: band }] },
    );
    await underTest.models.records.JudgmentDebtor.deleteOne({ _id });
  });

  it('pages through amounts beyond 2^53 without loss or repetition', async () => {
    const big = [4n, 3n, 2n].map((n) => 9_007_199_254_740_990n + n);
    const court = '某最高数额法院';
    await underTest.models.records.JudgmentDebtor.insertMany(
      big.map((amount) => debtor({ _id: `big-${amount}`, court, amount })),
    );
    const seen: string[] = [];
    let after = '';
    while (seen.length < big.length) {
      const answer = await ask(
        underTest.subgraph,
        `{ judgmentDebtors(court: "${court}", order: AMOUNT_DESC, first: 1 ${after}) { nodes { amount } pageInfo { endCursor } } }`,
      );
      const { nodes, pageInfo } = page(answer, 'judgmentDebtors');
      seen.push(nodes[0]!['amount'] as string);
      after = `after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(big.map(String));
    await underTest.models.records.JudgmentDebtor.deleteMany({ court });
  });
});

describe('judgment defaulters', () => {
  it.each([
    ['judgmentDefaulters(name: "陆允成")', ['f-3', 'f-1']],
    ['judgmentDefaulters(name: "陆允成", order: FILED_DESC)', ['f-1', 'f-3']],
    ['judgmentDefaulters(ground: EVASION)', ['f-3', 'f-2']],
    [`judgmentDefaulters(ground: EVASION, court: "${HEDONG}")`, ['f-2']],
    [`judgmentDefaulters(court: "${HIGHER}", name: "陆允成", ground: EVASION)`, ['f-3']],
    ['judgmentDefaulters(publishedFrom: "2026-01-10", publishedTo: "2026-01-20")', ['f-2', 'f-1']],
    ['judgmentDefaulters(publishedFrom: "2026-01-20", publishedTo: "2026-01-10")', []],
    ['judgmentDefaulters(publishedTo: "2026-02-01", order: FILED_DESC)', ['f-1', 'f-3', 'f-2']],
  ])('%s returns %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('has a person with the fields Article 6 publishes and a masked number', () =>
    expectData(
      '{ judgmentDefaulters(name: "陆允成", publishedTo: "2026-01-10") { nodes { name sex ageAtPublication maskedIdNumber uscc representativeName area basisNumber basisIssuer duty performance performedPart ground filedOn publishedOn } } }',
      {
        judgmentDefaulters: {
          nodes: [
            {
              name: '陆允成',
              sex: 'FEMALE',
              ageAtPublication: 46,
              maskedIdNumber: '1****************X',
              uscc: null,
              representativeName: null,
              area: '天津',
              basisNumber: '（2025）津0102民初1234号',
              basisIssuer: HEDONG,
              duty: '偿还借款本金十二万元',
              performance: 'NONE',
              performedPart: null,
              ground: 'REFUSAL_THOUGH_ABLE',
              filedOn: '2026-01-09',
              publishedOn: '2026-01-10',
            },
          ],
        },
      },
    ));

  it.each([
    ['name: "陆"', 'BAD_USER_INPUT'],
    [`name: "${'陆'.repeat(51)}"`, 'BAD_USER_INPUT'],
    ['publishedFrom: "2026-02-30"', undefined],
    ['ground: SLOWNESS', undefined],
  ])('refuses %s', async (args, code) => {
    const answer = await ask(
      underTest.subgraph,
      `{ judgmentDefaulters(${args}) { nodes { id } } }`,
    );
    expect(answer.errors).toHaveLength(1);
    expect(codes(answer)).toEqual([
      code ?? expect.stringMatching(/^(INVALID_OPERATION|BAD_USER_INPUT)$/),
    ]);
  });

  it('refuses a cursor of the other order', async () => {
    const first = await ask(
      underTest.subgraph,
      '{ judgmentDefaulters(first: 1) { pageInfo { endCursor } } }',
    );
    const after = page(first, 'judgmentDefaulters').pageInfo.endCursor;
    const answer = await ask(
      underTest.subgraph,
      `{ judgmentDefaulters(order: FILED_DESC, after: "${after}") { nodes { id } } }`,
    );
    expect(codes(answer)).toEqual(['INVALID_CURSOR']);
  });
});

describe('consumption restrictions', () => {
  it.each([
    ['consumptionRestrictions(issuedFrom: "2026-04-01")', ['r-2', 'r-1', 'r-4']],
    ['consumptionRestrictions(name: "陆允成")', ['r-2']],
    [`consumptionRestrictions(court: "${HIGHER}")`, ['r-4']],
    [`consumptionRestrictions(name: "陆允", court: "${HEDONG}", issuedTo: "2026-06-01")`, ['r-2']],
  ])('%s returns %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('is on each subject it binds, with the others of the same order, without minors', () =>
    expectData(
      '{ _entities(representations: [{ __typename: "Subject", id: "per-1" }]) { ... on Subject { restrictions { nodes { capacity caseNumber issuedOn liftedOn restrictedActs debtorName debtor { id } affected { totalCount nodes { capacity name subject { id } } } } } } } }',
      {
        _entities: [
          {
            restrictions: {
              nodes: [
                {
                  capacity: 'LEGAL_REPRESENTATIVE',
                  caseNumber: '（2026）津0102执567号',
                  issuedOn: '2026-05-01',
                  liftedOn: null,
                  restrictedActs: ['AIR_AND_FIRST_CLASS_TRAVEL', 'HIGH_SPEED_RAIL'],
                  debtorName: '恒信',
                  debtor: { id: 'org-1' },
                  affected: {
                    totalCount: 2,
                    nodes: [
                      {
                        capacity: 'LEGAL_REPRESENTATIVE',
                        name: '陆允成',
                        subject: { id: 'per-1' },
                      },
                      {
                        capacity: 'DEBTOR',
                        name: '天津河东恒信商贸有限公司',
                        subject: { id: 'org-1' },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    ));

  it('names no debtor who is a minor', () =>
    expectData(
      `{ consumptionRestrictions(court: "${HIGHER}") { nodes { debtorName debtor { id } } } }`,
      { consumptionRestrictions: { nodes: [{ debtorName: null, debtor: null }] } },
    ));
});

describe('a query about several subjects', () => {
  it('takes as many commands for fifty as for one, whatever it selects', async () => {
    const query =
      'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { enforcements { nodes { id amountBand } } defaults { nodes { id } } restrictions { nodes { id affected { nodes { id } } } } } } }';
    const many = Array.from({ length: 48 }, (_, n) => `many-${n}`);
    await underTest.models.records.ConsumptionRestriction.insertMany(
      many.map((subjectId) => restriction({ _id: subjectId, subjectId })),
    );
    underTest.commands();
    const counts: number[] = [];
    for (const subjects of [['per-1'], ['per-1', 'org-1', ...many]]) {
      const who = subjects.map((id) => ({ __typename: 'Subject', id }));
      const answer = await ask(underTest.subgraph, query, { who });
      expect(answer.errors).toBeUndefined();
      counts.push(underTest.commands().length);
    }
    expect(counts).toEqual([2, 2]);
  });
});

it('finds the records of one order by an index, in order', () =>
  expectIndexed(
    underTest.models.records.ConsumptionRestriction,
    { orderId: 'o-1' },
    { decisionDate: -1, _id: -1 },
  ));
