import type { DepartmentRow, PenaltyRow, PermitRow } from '../../schema/generated/government.rows';
import { RESTRICTED_PENALTIES } from '../../subgraphs/government/Penalty';
import { OF_PERSONS, disclosureOf } from '../../subgraphs/framework/records/restricted';
import type { Model } from 'mongoose';
import { DEPARTMENTS } from '../../schema/policy/departments';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { Viewer } from '../../schema/viewer';
import { amountBand } from '../../subgraphs/government/amountBand';
import { reportedLate } from '../../subgraphs/framework/records/doublePublicity';
import { governmentSubgraph } from '../../subgraphs/government/subgraph';
import { ask, codes } from '../support/ask';
import { creditRecord, now } from '../support/creditRecord';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import {
  analyst,
  asking,
  auditor,
  bank,
  nobody,
  officer,
  person,
  viewerAs,
  without,
} from '../support/viewers';

interface Models {
  readonly records: {
    readonly Permit: Model<PermitRow>;
    readonly Penalty: Model<PenaltyRow>;
  };
  department: Model<DepartmentRow>;
}
let underTest: SubgraphUnderTest<Models>;

const permit = (more: Partial<PermitRow> = {}): PermitRow => ({
  ...creditRecord({ category: 'ADMINISTRATIVE' }),
  permitClass: 'ORDINARY',
  certificateName: '食品经营许可证',
  certificateNumber: 'JY11201020000001',
  content: '食品销售',
  validFrom: '2026-03-01',
  validTo: '2031-02-28',
  authorityId: 'market-regulation',
  status: 'IN_FORCE',
  ...more,
});
const penalty = (more: Partial<PenaltyRow> = {}): PenaltyRow => ({
  ...creditRecord({ category: 'ADMINISTRATIVE' }),
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
  authorityId: 'market-regulation',
  status: 'IN_FORCE',
  ...more,
});

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(governmentSubgraph, { now });
  await underTest.models.department.insertMany(
    // Inserted in reverse, so that the order must come from the records.
    DEPARTMENTS.map(({ id, name, shortName, english }, n) => ({
      _id: id,
      name,
      shortName,
      englishName: english,
      kind: id === 'court' ? ('COURT' as const) : ('GOVERNMENT' as const),
      uscc: id === 'court' ? '1112010200000A016Q' : null,
      planOrder: n + 1,
    })).reverse(),
  );
});
afterAll(() => underTest.stop());

async function expectData(query: string, expected: unknown, viewer: Viewer = nobody) {
  const answer = await ask(underTest.subgraph, query, {}, viewer);
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected);
}

async function expectCode(query: string, code: string, viewer: Viewer = nobody) {
  const answer = await ask(underTest.subgraph, query, {}, viewer);
  expect(codes(answer)).toEqual([code]);
  return answer;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const pageOf = (answer: SubgraphResponse, field: string) => answer.data![field] as Page;

describe('departments', () => {
  it('are the 31 of the plan, in its order', () =>
    expectData('{ departments { id shortName } }', {
      departments: DEPARTMENTS.map(({ id, shortName }) => ({ id, shortName })),
    }));

  it('are found by id, and null for an unknown id', () =>
    expectData(
      '{ court: department(id: "court") { id name shortName englishName kind uscc } none: department(id: "nobody") { id } }',
      {
        court: {
          id: 'court',
          name: '天津市河东区人民法院',
          shortName: '区人民法院',
          englishName: "People's Court of Hedong District, Tianjin",
          kind: 'COURT',
          uscc: '1112010200000A016Q',
        },
        none: null,
      },
    ));

  it('are resolved as references, many in one command', async () => {
    underTest.commands();
    await expectData(
      '{ _entities(representations: [{ __typename: "Department", id: "taxation" }, { __typename: "Department", id: "none" }, { __typename: "Department", id: "health" }]) { ... on Department { shortName uscc } } }',
      {
        _entities: [
          { shortName: '区税务局', uscc: null },
          null,
          { shortName: '区卫健委', uscc: null },
        ],
      },
    );
    expect(underTest.commands()).toEqual(['find']);
  });

  it('are resolved on a page of records in one more command', async () => {
    const page = Array.from({ length: 20 }, (_, n) => permit({ _id: `page-${n}` }));
    await underTest.models.records.Permit.insertMany(page);
    underTest.commands();
    const answer = await ask(
      underTest.subgraph,
      '{ permits(first: 50) { nodes { authority { shortName } sourceDepartment { shortName } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(pageOf(answer, 'permits').nodes[0]).toEqual({
      authority: { shortName: '区市场监管局' },
      sourceDepartment: { shortName: '区人民法院' },
    });
    expect(underTest.commands()).toEqual(['find', 'find']);
    await underTest.models.records.Permit.deleteMany({});
  });
});

describe('a permit', () => {
  beforeAll(() =>
    underTest.models.records.Permit.insertMany([
      permit({
        _id: 'own-permit',
        subjectId: 'org-own',
        permitClass: 'CONCESSION',
        authorityId: 'urban-management',
        decisionDate: '2025-05-05',
        certificateName: null,
        certificateNumber: null,
        validTo: null,
      }),
    ]),
  );

  it('returns its own fields', () =>
    expectData(
      '{ _entities(representations: [{ __typename: "Subject", id: "org-own" }]) { ... on Subject { permits { nodes { documentTitle documentNumber permitClass certificateName certificateNumber content validFrom validTo authority { id } status } } } } }',
      {
        _entities: [
          {
            permits: {
              nodes: [
                {
                  documentTitle: '执行裁定书',
                  documentNumber: '（2026）津0102执1号',
                  permitClass: 'CONCESSION',
                  certificateName: null,
                  certificateNumber: null,
                  content: '食品销售',
                  validFrom: '2026-03-01',
                  validTo: null,
                  authority: { id: 'urban-management' },
                  status: 'IN_FORCE',
                },
              ],
            },
          },
        ],
      },
    ));

  it.each([
    ['department: "urban-management"', 1],
    ['department: "taxation"', 0],
    ['permitClass: CONCESSION', 1],
    ['permitClass: RECOGNITION', 0],
    ['decidedFrom: "2025-05-05", decidedTo: "2025-05-05"', 1],
    ['decidedTo: "2025-05-04"', 0],
    [
      'department: "urban-management", permitClass: CONCESSION, decidedFrom: "2025-01-01", decidedTo: "2025-12-31"',
      1,
    ],
    ['department: null, permitClass: null, decidedTo: "2025-12-31"', 1],
  ])('is found by %s', (filter, totalCount) =>
    expectData(`{ permits(filter: { ${filter} }, order: NEWEST) { totalCount } }`, {
      permits: { totalCount },
    }),
  );

  it('is refused with a date that does not exist', () =>
    expectCode(
      '{ permits(filter: { decidedFrom: "2026-02-30" }) { totalCount } }',
      'BAD_USER_INPUT',
    ));

  it('of a natural person is not published', () => {
    expect(disclosureOf(OF_PERSONS, { subjectIsPerson: true })).toBe('RESTRICTED');
    expect(disclosureOf(OF_PERSONS, { subjectIsPerson: false })).toBe('OPEN');
  });
});

describe('a penalty', () => {
  const fines = [
    ['fine-1', 900_000_000n, '2025-04-01'],
    ['fine-2', 50_000_000n, '2025-04-02'],
    ['fine-3', 50_000_000n, '2025-04-01'],
    ['fine-4', 50_000_000n, '2025-04-01'],
    ['fine-5', 0n, '2025-04-03'],
  ] as const;

  beforeAll(() =>
    underTest.models.records.Penalty.insertMany(
      fines.map(([_id, fine, decisionDate]) =>
        penalty({
          _id,
          subjectId: 'org-fined',
          fine,
          decisionDate,
          authorityId: 'fire-rescue',
          violationType: '消防设施未保持完好有效',
          severity: 'SERIOUS',
          penaltyClasses: fine === 0n ? ['LICENCE_SUSPENSION'] : ['FINE', 'CONFISCATION'],
          confiscation: fine === 0n ? 0n : 100_000n,
          licenceAffected: fine === 0n ? '公众聚集场所消防安全检查合格证' : null,
          effectEndsOn: '2026-10-01',
        }),
      ),
    ),
  );

  it('returns its own fields', () =>
    expectData(
      '{ _entities(representations: [{ __typename: "Penalty", id: "fine-2" }, { __typename: "Penalty", id: "fine-5" }]) { ... on Penalty { documentNumber violationType fact legalBasis penaltyClasses content fine confiscation amountBand licenceAffected severity procedure effectEndsOn authority { shortName } status } } }',
      {
        _entities: [
          {
            documentNumber: '（2026）津0102执1号',
            violationType: '消防设施未保持完好有效',
            fact: '未在规定期限内公示年度报告',
            legalBasis: '《企业信息公示暂行条例》第十七条',
            penaltyClasses: ['FINE', 'CONFISCATION'],
            content: '罚款人民币五千元',
            fine: '50000000',
            confiscation: '100000',
            amountBand: 'OVER_500K',
            licenceAffected: null,
            severity: 'SERIOUS',
            procedure: 'ORDINARY',
            effectEndsOn: '2026-10-01',
            authority: { shortName: '区消防救援支队' },
            status: 'IN_FORCE',
          },
          {
            documentNumber: '（2026）津0102执1号',
            violationType: '消防设施未保持完好有效',
            fact: '未在规定期限内公示年度报告',
            legalBasis: '《企业信息公示暂行条例》第十七条',
            penaltyClasses: ['LICENCE_SUSPENSION'],
            content: '罚款人民币五千元',
            fine: '0',
            confiscation: '0',
            amountBand: 'NONE',
            licenceAffected: '公众聚集场所消防安全检查合格证',
            severity: 'SERIOUS',
            procedure: 'ORDINARY',
            effectEndsOn: '2026-10-01',
            authority: { shortName: '区消防救援支队' },
            status: 'IN_FORCE',
          },
        ],
      },
    ));

  it.each([
    ['department: "fire-rescue"', 5],
    ['penaltyClass: CONFISCATION', 4],
    ['penaltyClass: LICENCE_SUSPENSION', 1],
    ['penaltyClass: DETENTION', 0],
    ['violationType: "消防设施未保持完好有效"', 5],
    ['violationType: "消防设施"', 0],
    ['severity: SERIOUS', 5],
    ['severity: MINOR', 0],
    ['department: "fire-rescue", decidedFrom: "2025-04-02"', 2],
    ['department: "fire-rescue", penaltyClass: FINE, decidedTo: "2025-04-01"', 3],
  ])('is found by %s', (filter, totalCount) =>
    expectData(
      `{ byDay: penalties(filter: { ${filter} }) { totalCount } byFine: penalties(filter: { ${filter} }, order: FINE_DESC) { totalCount } }`,
      { byDay: { totalCount }, byFine: { totalCount } },
    ),
  );

  it('is ordered by fine, then day, then id, across pages', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 5; pages++) {
      const answer = await ask(
        underTest.subgraph,
        'query ($after: String) { penalties(filter: { department: "fire-rescue" }, order: FINE_DESC, first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(answer.errors).toBeUndefined();
      const page = pageOf(answer, 'penalties');
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['fine-1', 'fine-2', 'fine-4', 'fine-3', 'fine-5']);
  });

  it('is found by a minimum fine, only in the order of fines', async () => {
    const query = (order: string) =>
      `{ penalties(filter: { department: "fire-rescue", fineFrom: "50000000" }${order}) { nodes { id } } }`;
    await expectData(query(', order: FINE_DESC'), {
      penalties: { nodes: ['fine-1', 'fine-2', 'fine-4', 'fine-3'].map((id) => ({ id })) },
    });
    for (const order of ['', ', order: NEWEST']) {
      const answer = await expectCode(query(order), 'BAD_USER_INPUT');
      expect(answer.errors![0]!.message).toBe('The condition fineFrom needs the order FINE_DESC.');
    }
    await expectCode(
      '{ penalties(filter: { fineFrom: "1.5" }, order: FINE_DESC) { totalCount } }',
      'BAD_USER_INPUT',
    );
  });

  it('refuses the cursor of the other order', async () => {
    const first = await ask(
      underTest.subgraph,
      '{ penalties(first: 1, order: FINE_DESC) { pageInfo { endCursor } } }',
    );
    const { endCursor } = pageOf(first, 'penalties').pageInfo;
    await expectCode(`{ penalties(after: "${endCursor}") { totalCount } }`, 'INVALID_CURSOR');
    await expectCode(`{ permits(after: "${endCursor}") { totalCount } }`, 'INVALID_CURSOR');
  });

  it('of a natural person, or a minor, is not published', () => {
    expect(disclosureOf(RESTRICTED_PENALTIES, { subjectIsPerson: true, severity: 'SERIOUS' })).toBe(
      'RESTRICTED',
    );
    expect(disclosureOf(RESTRICTED_PENALTIES, { subjectIsPerson: false, severity: 'MINOR' })).toBe(
      'RESTRICTED',
    );
    expect(
      disclosureOf(RESTRICTED_PENALTIES, { subjectIsPerson: false, severity: 'GENERAL' }),
    ).toBe('OPEN');
  });

  it.each([
    [0n, 0n, 'NONE'],
    [1n, 0n, 'UP_TO_10K'],
    [1_000_000n, 0n, 'UP_TO_10K'],
    [1_000_000n, 1n, 'UP_TO_100K'],
    [0, 10_000_000, 'UP_TO_100K'],
    [10_000_001n, 0n, 'UP_TO_500K'],
    [50_000_000n, 0n, 'UP_TO_500K'],
    [50_000_000n, 1, 'OVER_500K'],
  ])('of %s and %s fen is in the band %s', (fine, confiscation, band) => {
    expect(amountBand({ fine, confiscation })).toBe(band);
  });
});

describe('late reporting', () => {
  const received = (day: string) => ({
    provenance: { batch: 'b', receivedAt: new Date(`${day}T15:30:00Z`) },
  });

  // Monday 2 March 2026; the seventh working day after it is Wednesday the 11th.
  it.each([
    ['2026-03-11', false],
    ['2026-03-12', true],
  ])('counts seven working days: received on %s', (day, late) => {
    expect(reportedLate({ decisionDate: '2026-03-02', ...received(day) })).toBe(late);
  });

  it('counts days in China', () => {
    const receivedAt = new Date('2026-03-11T16:30:00Z');
    expect(
      reportedLate({ decisionDate: '2026-03-02', provenance: { batch: 'b', receivedAt } }),
    ).toBe(true);
  });

  it('is unknown for records before the rule', () => {
    expect(reportedLate({ decisionDate: '2014-03-02', ...received('2026-03-12') })).toBeNull();
  });

  const doors = {
    'a list': '{ found: permits(first: 1) { nodes { it: reportedLate } } }',
    'a fragment':
      '{ found: penalties(first: 1) { edges { node { ...P } } } } fragment P on Penalty { it: reportedLate }',
    'a reference':
      '{ found: _entities(representations: [{ __typename: "Permit", id: "own-permit" }]) { ... on Permit { it: reportedLate } } }',
    'a subject':
      '{ found: _entities(representations: [{ __typename: "Subject", id: "org-own" }]) { ... on Subject { permits { nodes { it: reportedLate } } } } }',
  };
  describe.each(Object.entries(doors))('through %s', (_door, query) => {
    it.each([
      ['nobody', nobody],
      ['a bank', bank],
      ['an auditor', auditor],
      ['an analyst', analyst],
      ['an officer without a case', without(officer, 'caseFile')],
      ['an officer with another purpose', asking(officer, 'licensing')],
      ['the subject', person('org-own')],
    ])('is closed to %s', async (_who, viewer) => {
      const answer = await expectCode(query, 'UNAUTHORIZED_FIELD_OR_TYPE', viewer);
      expect(JSON.stringify(answer.data)).toContain('"it":null');
    });

    it.each([
      ['an officer', officer],
      ['a steward', viewerAs('steward')],
    ])('is open to %s', async (_who, viewer) => {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data)).toMatch(/"it":(true|false)/);
    });
  });
});
