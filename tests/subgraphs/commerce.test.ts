import type {
  IntegrityHonourRow,
  ListEntryRow,
  SectorGradeRow,
  TaxGradeRow,
} from '../../schema/generated/commerce.rows';
import { RESTRICTED_SECTOR_GRADES } from '../../subgraphs/commerce/SectorGrade';
import { RESTRICTED_TAX_GRADES } from '../../subgraphs/commerce/TaxGrade';
import { OF_PERSONS, disclosureOf } from '../../subgraphs/framework/records/restricted';
import type { Model } from 'mongoose';
import { commerceSubgraph } from '../../subgraphs/commerce/subgraph';
import type { Viewer } from '../../schema/viewer';
import { ask, codes } from '../support/ask';
import { creditRecord, now } from '../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import {
  analyst,
  asking,
  auditor,
  bank,
  bankWithConsent,
  nobody,
  officerOfCase,
  person,
  viewerAs,
} from '../support/viewers';

interface Models {
  readonly records: {
    readonly ListEntry: Model<ListEntryRow>;
    readonly SectorGrade: Model<SectorGradeRow>;
    readonly TaxGrade: Model<TaxGradeRow>;
    readonly IntegrityHonour: Model<IntegrityHonourRow>;
  };
}
let underTest: SubgraphUnderTest<Models>;

const listEntry = (more: Partial<ListEntryRow> = {}): ListEntryRow => ({
  ...creditRecord({ category: 'ABNORMAL_LIST' }),
  list: 'ABNORMAL_OPERATION',
  listName: '经营异常名录',
  cause: '未按规定期限公示年度报告',
  authorityId: 'market-regulation',
  removalConditions: '补报未报年份的年度报告并公示后申请移出',
  removedOn: null,
  ...more,
});
const sectorGrade = (more: Partial<SectorGradeRow> = {}): SectorGradeRow => ({
  ...creditRecord({ category: 'EVALUATION' }),
  sector: 'CONSTRUCTION_QUALITY',
  modelVersion: '津建信评 2025.2',
  grade: 'AA',
  unifiedGrade: 'A',
  explanation: [
    { indicator: '工程质量', finding: '抽检全部合格', points: 30 },
    { indicator: '不良行为', finding: '一般不良行为一次', points: -5 },
  ],
  ...more,
});
const taxGrade = (more: Partial<TaxGradeRow> = {}): TaxGradeRow => ({
  ...creditRecord({ category: 'EVALUATION', sourceDepartmentId: 'taxation' }),
  year: 2025,
  grade: 'A',
  score: 94,
  ...more,
});
const honour = (more: Partial<IntegrityHonourRow> = {}): IntegrityHonourRow => ({
  ...creditRecord({ category: 'HONOURS' }),
  title: '守合同重信用企业',
  level: 'MUNICIPAL',
  awardedBy: '天津市市场监督管理委员会',
  ...more,
});

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(commerceSubgraph, { now });
});
afterAll(() => underTest.stop());

async function expectData(query: string, expected: unknown, viewer: Viewer = nobody) {
  const answer = await ask(underTest.subgraph, query, {}, viewer);
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected);
}

const ofSubject = (fields: string) =>
  `{ _entities(representations: [{ __typename: "Subject", id: "org-own" }]) { ... on Subject { ${fields} } } }`;

describe('list entries', () => {
  beforeAll(() =>
    underTest.models.records.ListEntry.insertMany([
      listEntry({ _id: 'own-abnormal', subjectId: 'org-own', decisionDate: '2026-03-03' }),
      listEntry({
        _id: 'own-serious',
        subjectId: 'org-own',
        category: 'SERIOUS_LIST',
        list: 'SERIOUS_DISHONESTY',
        listName: '安全生产严重失信主体名单',
        authorityId: 'emergency-management',
        decisionDate: '2026-03-09',
        removedOn: '2026-06-01',
      }),
    ]),
  );

  it('returns its own fields', () =>
    expectData(
      ofSubject(
        'listEntries { nodes { list listName cause authority { id } addedOn removalConditions removedOn } }',
      ),
      {
        _entities: [
          {
            listEntries: {
              nodes: [
                {
                  list: 'SERIOUS_DISHONESTY',
                  listName: '安全生产严重失信主体名单',
                  cause: '未按规定期限公示年度报告',
                  authority: { id: 'emergency-management' },
                  addedOn: '2026-03-09',
                  removalConditions: '补报未报年份的年度报告并公示后申请移出',
                  removedOn: '2026-06-01',
                },
                {
                  list: 'ABNORMAL_OPERATION',
                  listName: '经营异常名录',
                  cause: '未按规定期限公示年度报告',
                  authority: { id: 'market-regulation' },
                  addedOn: '2026-03-03',
                  removalConditions: '补报未报年份的年度报告并公示后申请移出',
                  removedOn: null,
                },
              ],
            },
          },
        ],
      },
    ));

  it('returns one list of a subject when it is named', () =>
    expectData(
      ofSubject(
        'a: listEntries(list: ABNORMAL_OPERATION) { totalCount nodes { id } } s: listEntries(list: SERIOUS_DISHONESTY) { totalCount nodes { id } }',
      ),
      {
        _entities: [
          {
            a: { totalCount: 1, nodes: [{ id: 'own-abnormal' }] },
            s: { totalCount: 1, nodes: [{ id: 'own-serious' }] },
          },
        ],
      },
    ));

  it.each([
    ['filter: { department: "emergency-management" }', 1],
    ['filter: { department: "taxation" }', 0],
    ['filter: { addedFrom: "2026-03-09" }', 1],
    ['filter: { addedFrom: "2026-03-10" }', 0],
    ['filter: { addedTo: "2026-03-09" }', 1],
    ['filter: { addedTo: "2026-03-08" }', 0],
    [
      'filter: { department: "emergency-management", addedFrom: "2026-03-01", addedTo: "2026-03-31" }, order: NEWEST',
      1,
    ],
  ])('searches the serious list with %s', (args, totalCount) =>
    expectData(`{ listEntries(list: SERIOUS_DISHONESTY, ${args}) { totalCount } }`, {
      listEntries: { totalCount },
    }),
  );

  it('refuses a search without a list, or with a date that does not exist', async () => {
    for (const args of [
      'first: 5',
      'list: SERIOUS_DISHONESTY, filter: { addedFrom: "2026-02-30" }',
    ]) {
      const answer = await ask(underTest.subgraph, `{ listEntries(${args}) { totalCount } }`);
      expect(answer.errors).toHaveLength(1);
      expect(answer.data?.['listEntries'] ?? null).toBeNull();
    }
  });

  it('publishes no natural person', () => {
    expect(disclosureOf(OF_PERSONS, { subjectIsPerson: true })).toBe('RESTRICTED');
    expect(disclosureOf(OF_PERSONS, { subjectIsPerson: false })).toBe('OPEN');
  });
});

describe('sector grades', () => {
  const explanation = [
    { indicator: '工程质量', finding: '抽检全部合格', points: 30 },
    { indicator: '不良行为', finding: '一般不良行为一次', points: -5 },
  ];
  const reference =
    '{ _entities(representations: [{ __typename: "SectorGrade", id: "own-building" }]) { ...G } } fragment G on SectorGrade { it: explanation { indicator finding points } }';
  const list = ofSubject(
    'sectorGrades(sector: CONSTRUCTION_QUALITY) { edges { node { it: explanation { indicator finding points } } } }',
  );

  beforeAll(() =>
    underTest.models.records.SectorGrade.insertMany([
      sectorGrade({
        _id: 'own-building',
        subjectId: 'org-own',
        decisionDate: '2026-05-05',
        expiresOn: '2027-05-04',
      }),
      sectorGrade({
        _id: 'own-finance',
        subjectId: 'org-own',
        sector: 'FINANCE',
        sourceDepartmentId: 'finance-services',
        disclosure: disclosureOf(RESTRICTED_SECTOR_GRADES, {
          subjectIsPerson: false,
          sector: 'FINANCE',
        }),
      }),
    ]),
  );

  it('returns its own fields', () =>
    expectData(
      ofSubject(
        'sectorGrades { nodes { id sector modelVersion grade unifiedGrade evaluatedOn validUntil } }',
      ),
      {
        _entities: [
          {
            sectorGrades: {
              nodes: [
                {
                  id: 'own-building',
                  sector: 'CONSTRUCTION_QUALITY',
                  modelVersion: '津建信评 2025.2',
                  grade: 'AA',
                  unifiedGrade: 'A',
                  evaluatedOn: '2026-05-05',
                  validUntil: '2027-05-04',
                },
              ],
            },
          },
        ],
      },
    ));

  it.each([
    ['nobody', nobody],
    ['a bank', bank],
    ['an analyst', analyst],
    ['an auditor', auditor],
    ['another person', person('per-1', ['org-many'])],
  ])('hides the explanation from %s', async (_who, viewer) => {
    for (const query of [reference, list]) {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(JSON.stringify(answer.data)).toContain('"it":null');
    }
  });

  it.each([
    ['the subject', person('org-own')],
    ['a representative', person('per-1', ['org-own'])],
    ['the officer of the case', officerOfCase('org-own')],
    ['a bank with consent', bankWithConsent('org-own', ['GRADE'])],
  ])('returns the explanation to %s', async (_who, viewer) => {
    for (const query of [reference, list]) {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data)).toContain(`"it":${JSON.stringify(explanation)}`);
    }
  });

  it('returns a grade for supervision only to the subject and officers', async () => {
    const query = ofSubject('sectorGrades(sector: FINANCE) { totalCount nodes { id } }');
    const none = { _entities: [{ sectorGrades: { totalCount: 0, nodes: [] } }] };
    const one = {
      _entities: [{ sectorGrades: { totalCount: 1, nodes: [{ id: 'own-finance' }] } }],
    };
    for (const viewer of [nobody, bank, viewerAs('steward')]) await expectData(query, none, viewer);
    const grader = viewerAs('officer', { department: 'finance-services' });
    for (const viewer of [grader, person('per-1', ['org-own'])])
      await expectData(query, one, viewer);
    expect(
      disclosureOf(RESTRICTED_SECTOR_GRADES, {
        subjectIsPerson: true,
        sector: 'CONSTRUCTION_QUALITY',
      }),
    ).toBe('RESTRICTED');
  });
});

describe('tax grades', () => {
  const taxOfficer = viewerAs('officer', { department: 'taxation' });

  beforeAll(() =>
    underTest.models.records.TaxGrade.insertMany(
      (['A', 'B', 'M', 'C', 'D'] as const).map((grade, n) =>
        taxGrade({
          _id: `own-tax-${grade}`,
          subjectId: 'org-own',
          year: 2020 + n,
          grade,
          score: grade === 'D' ? null : 90 - 10 * n,
          decisionDate: `202${1 + n}-04-30`,
          disclosure: disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson: false, grade }),
        }),
      ),
    ),
  );

  const own = ofSubject('taxGrades { totalCount nodes { year grade } }');
  const page = (...nodes: unknown[]) => ({
    _entities: [{ taxGrades: { totalCount: nodes.length, nodes } }],
  });

  it.each([
    ['nobody', nobody],
    ['a bank', bank],
  ])('returns only grade A to %s', (_who, viewer) =>
    expectData(own, page({ year: 2020, grade: 'A' }), viewer),
  );

  it.each([
    ['an officer of taxation', taxOfficer],
    ['a representative', person('per-1', ['org-own'])],
  ])('returns every grade to %s', (_who, viewer) =>
    expectData(
      own,
      page(
        { year: 2024, grade: 'D' },
        { year: 2023, grade: 'C' },
        { year: 2022, grade: 'M' },
        { year: 2021, grade: 'B' },
        { year: 2020, grade: 'A' },
      ),
      viewer,
    ),
  );

  it('lists grade A by default, and no other grade to the public', async () => {
    await expectData('{ taxGrades(year: 2020) { nodes { id } } }', {
      taxGrades: { nodes: [{ id: 'own-tax-A' }] },
    });
    await expectData('{ taxGrades(year: 2020, grade: null) { nodes { id } } }', {
      taxGrades: { nodes: [{ id: 'own-tax-A' }] },
    });
    const query = '{ taxGrades(year: 2021, grade: B) { totalCount nodes { id } } }';
    await expectData(query, { taxGrades: { totalCount: 0, nodes: [] } });
    await expectData(
      query,
      { taxGrades: { totalCount: 1, nodes: [{ id: 'own-tax-B' }] } },
      taxOfficer,
    );
  });

  it('returns the points only to the subject, its representatives and officers', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "TaxGrade", id: "own-tax-A" }]) { ... on TaxGrade { points: score } } }';
    // Supervision does not open tax data to the tax bureau itself; enforcement does.
    for (const viewer of [nobody, bank, analyst, person('per-1'), taxOfficer]) {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(JSON.stringify(answer.data)).toContain('"points":null');
    }
    const enforcing = asking(taxOfficer, 'enforcement');
    for (const viewer of [enforcing, person('org-own'), person('per-1', ['org-own'])])
      await expectData(query, { _entities: [{ points: 90 }] }, viewer);
  });

  it('publishes grade A of organisations, and nothing of natural persons', () => {
    expect(disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson: false, grade: 'A' })).toBe(
      'OPEN',
    );
    expect(disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson: false, grade: 'M' })).toBe(
      'RESTRICTED',
    );
    expect(disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson: true, grade: 'A' })).toBe(
      'RESTRICTED',
    );
  });
});

describe('honours', () => {
  it('returns its own fields', async () => {
    await underTest.models.records.IntegrityHonour.create(
      honour({ _id: 'own-honour', subjectId: 'org-own', expiresOn: '2028-03-01' }),
    );
    await expectData(
      ofSubject('honours { nodes { id title level awardedBy awardedOn validUntil } }'),
      {
        _entities: [
          {
            honours: {
              nodes: [
                {
                  id: 'own-honour',
                  title: '守合同重信用企业',
                  level: 'MUNICIPAL',
                  awardedBy: '天津市市场监督管理委员会',
                  awardedOn: '2026-03-01',
                  validUntil: '2028-03-01',
                },
              ],
            },
          },
        ],
      },
    );
  });
});
