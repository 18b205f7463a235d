import type {
  DisciplineRecordRow,
  InstitutionRow,
  PractitionerRow,
  ProfessionalHonourRow,
  QualificationRow,
} from '../../schema/generated/social.rows';
import type { Model } from 'mongoose';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import type { Viewer } from '../../schema/viewer';
import { nameGrams } from '../../subgraphs/framework/nameGrams';
import { socialSubgraph } from '../../subgraphs/social/subgraph';
import { ask, codes } from '../support/ask';
import { creditRecord, now } from '../support/creditRecord';
import { expectIndexed } from '../support/expectIndexed';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import { bank, nobody, person, viewerAs, officerOfCase } from '../support/viewers';

interface Models {
  readonly records: {
    readonly Qualification: Model<QualificationRow>;
    readonly ProfessionalHonour: Model<ProfessionalHonourRow>;
    readonly DisciplineRecord: Model<DisciplineRecordRow>;
  };
  readonly practitioner: Model<PractitionerRow>;
  readonly institution: Model<InstitutionRow>;
}

let underTest: SubgraphUnderTest<Models>;

/** An officer of the department that maintains the register of lawyers. */
const officer = viewerAs('officer', { department: 'justice', district: '120102' });
const pad = (n: number) => String(n).padStart(3, '0');

const institution = (more: Partial<InstitutionRow> = {}): InstitutionRow => ({
  _id: 'firm',
  subjectId: 'org-firm',
  kind: 'LAW_FIRM',
  name: '天津明衡律师事务所',
  uscc: '3112010250000A055G',
  licenceNumber: '31120000500000000A',
  status: 'OPERATING',
  establishedOn: '2010-05-01',
  sourceDepartmentId: 'justice',
  grade: { grade: 'AA', modelVersion: '2025', gradedOn: '2026-01-31' },
  ...more,
  nameGrams: nameGrams(more.name ?? '天津明衡律师事务所'),
});

const practitioner = (more: Partial<PractitionerRow> = {}): PractitionerRow => ({
  _id: 'law-1',
  subjectId: 'per-1',
  profession: 'LAWYER',
  name: '丁允成',
  sex: 'MALE',
  licenceNumber: '11201201010000001',
  qualificationNumber: 'A20101201020001',
  status: 'ACTIVE',
  institutionId: 'firm',
  firstLicensedOn: '2012-06-01',
  sourceDepartmentId: 'justice',
  practice: { lawyerType: 'FULL_TIME' },
  assessment: { result: 'AAA', assessedOn: '2026-01-31', assessor: '天津市律师协会' },
  ...more,
  nameGrams: nameGrams(more.name ?? '丁允成'),
});

const qualification = (more: Partial<QualificationRow> = {}): QualificationRow => ({
  ...creditRecord({ category: 'TITLE_OCCUPATION', sourceDepartmentId: 'justice' }),
  practitionerId: null,
  profession: 'LAWYER',
  title: '法律职业资格',
  level: null,
  issuer: '司法部',
  certificateNumber: 'A20101201020001',
  ...more,
});
const honour = (more: Partial<ProfessionalHonourRow> = {}): ProfessionalHonourRow => ({
  ...creditRecord({ category: 'HONOURS', sourceDepartmentId: 'justice' }),
  practitionerId: null,
  profession: 'LAWYER',
  title: '天津市优秀律师',
  grantor: '天津市司法局',
  level: 'MUNICIPAL',
  ...more,
});
const discipline = (more: Partial<DisciplineRecordRow> = {}): DisciplineRecordRow => ({
  ...creditRecord({ category: 'TITLE_OCCUPATION', sourceDepartmentId: 'justice' }),
  practitionerId: null,
  profession: 'LAWYER',
  source: 'ADMINISTRATIVE',
  kinds: ['FINE', 'SUSPENSION'],
  legalProvision: '《中华人民共和国律师法》第四十八条',
  facts: '私自接受委托、收取费用',
  amount: 2_000_000n,
  suspendedFrom: '2026-03-10',
  suspendedUntil: '2026-06-09',
  ...more,
  amountBand: more.amount === null ? null : 'FROM_10K_TO_100K',
});

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(socialSubgraph, { now });
  await underTest.models.institution.insertMany([
    institution(),
    institution({
      _id: 'school',
      subjectId: 'org-school',
      kind: 'SCHOOL',
      name: '天津市河东区启明中学',
      uscc: '1212010240000A023T',
      grade: null,
      sourceDepartmentId: 'education',
    }),
    institution({
      _id: 'clinic',
      subjectId: 'org-clinic',
      kind: 'HOSPITAL',
      name: '天津市河东区启明医院',
      uscc: '91120102MA00XX0A90',
      grade: null,
      status: 'SUSPENDED',
      sourceDepartmentId: 'health',
    }),
  ]);
  await underTest.models.practitioner.insertMany([
    practitioner(),
    practitioner({
      _id: 'teach-1',
      subjectId: 'per-2',
      profession: 'TEACHER',
      name: '苏予安',
      licenceNumber: 'T-1',
      institutionId: 'school',
      practice: { stage: 'SENIOR_MIDDLE', taughtSubject: '数学' },
      sourceDepartmentId: 'education',
      assessment: { result: 'EXCELLENT', assessedOn: '2025-12-31', assessor: '启明中学' },
    }),
    practitioner({
      _id: 'doc-1',
      subjectId: 'per-3',
      profession: 'DOCTOR',
      name: '苏予宁',
      licenceNumber: 'D-1',
      institutionId: null,
      status: 'CANCELLED',
      practice: { category: 'CLINICAL', scope: '内科专业' },
      sourceDepartmentId: 'health',
      assessment: null,
    }),
    // The doctor is also a lawyer.
    practitioner({ _id: 'law-2', subjectId: 'per-3', name: '苏予宁', licenceNumber: 'L-2' }),
    ...Array.from({ length: 58 }, (_, n) =>
      practitioner({
        _id: `law-x-${pad(n)}`,
        subjectId: `per-x-${pad(n)}`,
        name: `钟书${n % 2 ? '文' : '远'}`,
        licenceNumber: `L-x-${pad(n)}`,
        status: n % 3 ? 'ACTIVE' : 'SUSPENDED',
      }),
    ),
  ]);
  await underTest.models.records.Qualification.insertMany([
    qualification({ _id: 'q-1', subjectId: 'per-1', practitionerId: 'law-1' }),
  ]);
  await underTest.models.records.ProfessionalHonour.insertMany([
    honour({ _id: 'h-1', subjectId: 'per-1', practitionerId: 'law-1' }),
    honour({ _id: 'h-2', subjectId: 'org-firm', profession: null, title: '全国优秀律师事务所' }),
  ]);
  await underTest.models.records.DisciplineRecord.insertMany([
    discipline({ _id: 'x-1', subjectId: 'per-1', practitionerId: 'law-1' }),
    discipline({
      _id: 'x-2',
      subjectId: 'per-2',
      practitionerId: 'teach-1',
      profession: 'TEACHER',
      source: 'EMPLOYER',
      kinds: ['ADMINISTRATIVE_SANCTION'],
      amount: null,
      suspendedFrom: null,
      suspendedUntil: null,
      disclosure: 'RESTRICTED',
    }),
  ]);
});
afterAll(() => underTest.stop());

async function expectData(query: string, expected: unknown, viewer: Viewer = nobody) {
  const answer = await ask(underTest.subgraph, query, {}, viewer);
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected);
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const page = (answer: SubgraphResponse) => answer.data!['list'] as Page;

describe('a practitioner', () => {
  it('is returned as the register publishes it', () =>
    expectData(
      '{ practitioner(id: "law-1") { id profession name licenceNumber status firstLicensedOn sourceDepartment { id } institution { id name } practice { __typename ... on LawyerPractice { lawyerType } } } }',
      {
        practitioner: {
          id: 'law-1',
          profession: 'LAWYER',
          name: '丁允成',
          licenceNumber: '11201201010000001',
          status: 'ACTIVE',
          firstLicensedOn: '2012-06-01',
          sourceDepartment: { id: 'justice' },
          institution: { id: 'firm', name: '天津明衡律师事务所' },
          practice: { __typename: 'LawyerPractice', lawyerType: 'FULL_TIME' },
        },
      },
    ));

  it('has the practice of its profession, and no institution when there is none', () =>
    expectData(
      '{ t: practitioner(id: "teach-1") { practice { ...P } } d: practitioner(id: "doc-1") { institution { id } practice { ...P } } } fragment P on Practice { ... on TeacherPractice { stage taughtSubject } ... on DoctorPractice { category scope } }',
      {
        t: { practice: { stage: 'SENIOR_MIDDLE', taughtSubject: '数学' } },
        d: { institution: null, practice: { category: 'CLINICAL', scope: '内科专业' } },
      },
    ));

  it('is null for an unknown id, also as an entity', () =>
    expectData(
      '{ practitioner(id: "nobody") { id } _entities(representations: [{ __typename: "Practitioner", id: "nobody" }]) { __typename } }',
      { practitioner: null, _entities: [null] },
    ));

  it('has its qualifications, discipline and honours', () =>
    expectData(
      '{ practitioner(id: "law-1") { qualifications { totalCount nodes { id profession title level issuer } } discipline { nodes { id source kinds legalProvision amountBand suspendedFrom suspendedUntil } } honours { nodes { id title grantor level } } } }',
      {
        practitioner: {
          qualifications: {
            totalCount: 1,
            nodes: [
              {
                id: 'q-1',
                profession: 'LAWYER',
                title: '法律职业资格',
                level: null,
                issuer: '司法部',
              },
            ],
          },
          discipline: {
            nodes: [
              {
                id: 'x-1',
                source: 'ADMINISTRATIVE',
                kinds: ['FINE', 'SUSPENSION'],
                legalProvision: '《中华人民共和国律师法》第四十八条',
                amountBand: 'FROM_10K_TO_100K',
                suspendedFrom: '2026-03-10',
                suspendedUntil: '2026-06-09',
              },
            ],
          },
          honours: {
            nodes: [
              { id: 'h-1', title: '天津市优秀律师', grantor: '天津市司法局', level: 'MUNICIPAL' },
            ],
          },
        },
      },
    ));

  it.each([
    ['nobody', nobody, 0],
    ['a bank', bank, 0],
    ['the teacher', person('per-2'), 1],
    ['an officer', officer, 1],
  ])(
    'returns unpublished discipline only to callers with a right to it: %s',
    (_who, viewer, totalCount) =>
      expectData(
        '{ practitioner(id: "teach-1") { discipline { totalCount } } }',
        { practitioner: { discipline: { totalCount } } },
        viewer,
      ),
  );
});

describe('guarded fields', () => {
  const ofPractitioner = [
    ['subject { id }', { id: 'per-1' }],
    ['sex', 'MALE'],
    ['qualificationNumber', 'A20101201020001'],
    ['assessment { result assessor }', { result: 'AAA', assessor: '天津市律师协会' }],
  ] as const;
  const ofQualification = [['certificateNumber', 'A20101201020001']] as const;
  const ofDiscipline = [
    ['facts', '私自接受委托、收取费用'],
    ['amount', '2000000'],
  ] as const;
  const entity = (type: string, id: string) => (field: string) =>
    `{ found: _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} { it: ${field} } } }`;
  const doors: Record<string, Record<string, (field: string) => string>> = {
    Practitioner: {
      'the direct field': (field) => `{ found: practitioner(id: "law-1") { it: ${field} } }`,
      'a fragment': (field) =>
        `{ found: practitioner(id: "law-1") { ...A } } fragment A on Practitioner { ...B } fragment B on Practitioner { it: ${field} }`,
      search: (field) =>
        `{ found: searchPractitioners(profession: LAWYER, name: "丁允成") { edges { node { it: ${field} } } } }`,
      'the staff of an institution': (field) =>
        `{ found: institution(id: "firm") { staff(first: 1) { nodes { it: ${field} } } } }`,
      'an entity reference': entity('Practitioner', 'law-1'),
    },
    Qualification: {
      'a list': (field) =>
        `{ found: practitioner(id: "law-1") { qualifications { nodes { it: ${field} } } } }`,
      'an entity reference': entity('Qualification', 'q-1'),
    },
    DisciplineRecord: {
      'a list': (field) =>
        `{ found: practitioner(id: "law-1") { discipline { nodes { it: ${field} } } } }`,
      'an entity reference': entity('DisciplineRecord', 'x-1'),
    },
  };
  const cases = (
    [
      ['Practitioner', ofPractitioner],
      ['Qualification', ofQualification],
      ['DisciplineRecord', ofDiscipline],
    ] as const
  ).flatMap(([type, fields]) =>
    fields.flatMap(([field, value]) =>
      Object.entries(doors[type]!).map(
        ([door, query]) => [`${type}.${field}`, door, query(field), value] as const,
      ),
    ),
  );

  describe.each(cases)('%s through %s', (_field, _door, query, value) => {
    it.each([
      ['nobody', nobody],
      ['a bank', bank],
      ['another person', person('per-2', ['org-firm'])],
    ])('is closed to %s', async (_who, viewer) => {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(JSON.stringify(answer)).toContain('"it":null');
    });
    it.each([
      ['the person', person('per-1')],
      ['an officer', officer],
    ])('is open to %s', async (_who, viewer) => {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer)).toContain(`"it":${JSON.stringify(value)}`);
    });
  });

  it('link a subject to its register entries only for that person and the officer of their case', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "Subject", id: "per-3" }]) { ... on Subject { practitioners { id profession } } } }';
    const entries = [
      { id: 'doc-1', profession: 'DOCTOR' },
      { id: 'law-2', profession: 'LAWYER' },
    ];
    await expectData(query, { _entities: [{ practitioners: entries }] }, officerOfCase('per-3'));
    await expectData(query, { _entities: [{ practitioners: entries }] }, person('per-3'));
    for (const viewer of [nobody, bank, officer, person('per-1')]) {
      const answer = await ask(underTest.subgraph, query, {}, viewer);
      expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      expect(JSON.stringify(answer.data)).toBe('{"_entities":[{"practitioners":null}]}');
    }
  });
});

describe('searchPractitioners', () => {
  it('finds by name and status, ordered by name, in pages without gaps or repeats', async () => {
    const walk = async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const answer: SubgraphResponse = await ask(
          underTest.subgraph,
          'query ($after: String) { list: searchPractitioners(profession: LAWYER, name: "钟书", status: ACTIVE, first: 7, after: $after) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } } }',
          { after },
        );
        expect(answer.errors).toBeUndefined();
        const { totalCount, nodes, pageInfo } = page(answer);
        expect(totalCount).toBe(38);
        seen.push(...nodes.map((node) => `${node.name} ${node.id}`));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      return seen;
    };
    const seen = await walk();
    expect(seen).toHaveLength(38);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(await walk()).toEqual(seen);
  });

  it.each([
    ['profession: TEACHER', ['teach-1']],
    ['profession: DOCTOR, name: "苏予"', ['doc-1']],
    ['profession: DOCTOR, status: ACTIVE', []],
    ['profession: LAWYER, name: "苏予"', ['law-2']],
    ['profession: LAWYER, institution: "school"', []],
    ['profession: LAWYER, institution: "firm", name: "丁允"', ['law-1']],
  ])('%s returns %j', async (args, expected) => {
    const answer = await ask(
      underTest.subgraph,
      `{ list: searchPractitioners(${args}) { nodes { id name } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(page(answer).nodes.map((node) => node.id)).toEqual(expected);
  });

  it.each([
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "AAAA"', 'INVALID_CURSOR'],
    ['name: "苏"', 'BAD_USER_INPUT'],
  ])('refuses %s with %s', async (args, code) => {
    const answer = await ask(
      underTest.subgraph,
      `{ searchPractitioners(profession: LAWYER, ${args}) { nodes { id } } }`,
    );
    expect(codes(answer)).toEqual([code]);
    expect(answer.data).toEqual({ searchPractitioners: null });
  });

  it('refuses the cursor of another list', async () => {
    const institutions = await ask(
      underTest.subgraph,
      '{ list: institutions(first: 1) { pageInfo { endCursor } } }',
    );
    const answer = await ask(
      underTest.subgraph,
      `{ searchPractitioners(profession: LAWYER, after: "${page(institutions).pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(codes(answer)).toEqual(['INVALID_CURSOR']);
  });
});

describe('an institution', () => {
  it('is returned with its grade, subject and staff, by name', () =>
    expectData(
      '{ institution(id: "firm") { id kind name uscc licenceNumber status establishedOn subject { id } sourceDepartment { id } grade { grade modelVersion gradedOn } staff(first: 1) { totalCount nodes { id } } suspended: staff(status: SUSPENDED, first: 1) { totalCount } } }',
      {
        institution: {
          id: 'firm',
          kind: 'LAW_FIRM',
          name: '天津明衡律师事务所',
          uscc: '3112010250000A055G',
          licenceNumber: '31120000500000000A',
          status: 'OPERATING',
          establishedOn: '2010-05-01',
          subject: { id: 'org-firm' },
          sourceDepartment: { id: 'justice' },
          grade: { grade: 'AA', modelVersion: '2025', gradedOn: '2026-01-31' },
          staff: { totalCount: 60, nodes: [{ id: 'law-1' }] },
          suspended: { totalCount: 20 },
        },
      },
    ));

  it('is null for an unknown id, also as an entity', () =>
    expectData(
      '{ institution(id: "none") { id } _entities(representations: [{ __typename: "Institution", id: "none" }]) { __typename } }',
      { institution: null, _entities: [null] },
    ));

  it('is only on the organisation that it is', () =>
    expectData(
      '{ _entities(representations: [{ __typename: "Subject", id: "org-school" }, { __typename: "Subject", id: "per-1" }]) { ... on Subject { institution { id grade { grade } } } } }',
      { _entities: [{ institution: { id: 'school', grade: null } }, { institution: null }] },
    ));

  it.each([
    ['kind: SCHOOL', ['school']],
    ['name: "启明"', ['school', 'clinic']],
    ['name: "启明", kind: HOSPITAL', ['clinic']],
    ['status: SUSPENDED', ['clinic']],
    ['kind: LAW_FIRM, status: SUSPENDED', []],
    ['first: 100', ['school', 'clinic', 'firm']],
  ])('institutions(%s) returns %j', async (args, expected) => {
    const answer = await ask(
      underTest.subgraph,
      `{ list: institutions(${args}) { nodes { id name } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(page(answer).nodes.map((node) => node.id)).toEqual(expected);
  });
});

describe('the number of database commands', () => {
  it.each([
    [
      'of practitioners with all their records',
      'query ($n: Int) { searchPractitioners(profession: LAWYER, first: $n) { nodes { id institution { id } qualifications { totalCount nodes { id } } discipline { nodes { id } } honours { nodes { id } } } } }',
    ],
    [
      'of institutions with their staff',
      'query ($n: Int) { institutions(first: $n) { nodes { id staff(first: 3) { nodes { id institution { name } } } } } }',
    ],
  ])('%s is the same for one and for fifty', async (_what, query) => {
    underTest.commands();
    const counts: number[] = [];
    for (const n of [1, 50]) {
      const answer = await ask(underTest.subgraph, query, { n });
      expect(answer.errors).toBeUndefined();
      counts.push(underTest.commands().length);
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it('of fifty subjects with all fields of this subgraph equals that of one', async () => {
    const query =
      'query ($who: [_Any!]!) { _entities(representations: $who) { ... on Subject { practitioners { id } institution { id } qualifications { nodes { id } } discipline { nodes { id } } professionalHonours { nodes { id } } } } }';
    underTest.commands();
    const counts: number[] = [];
    for (const size of [1, 50]) {
      const who = Array.from({ length: size }, (_, n) => ({
        __typename: 'Subject',
        id: `per-x-${pad(n)}`,
      }));
      const viewer = officerOfCase(...who.map(({ id }) => id));
      const answer = await ask(underTest.subgraph, query, { who }, viewer);
      expect(answer.errors).toBeUndefined();
      counts.push(underTest.commands().length);
    }
    expect(counts).toEqual([1, 1]);
  });
});

describe('indexes serve every filter offered, in order', () => {
  const byName = { name: 1, _id: 1 } as const;
  it.each([
    { profession: 'LAWYER' },
    { profession: 'LAWYER', status: 'ACTIVE' },
    { profession: 'LAWYER', nameGrams: '钟书' },
    { profession: 'LAWYER', nameGrams: '钟书', status: 'ACTIVE' },
    { profession: 'LAWYER', institutionId: 'firm' },
    { profession: 'LAWYER', institutionId: 'firm', nameGrams: '钟书', status: 'ACTIVE' },
    { institutionId: 'firm' },
    { institutionId: 'firm', status: 'ACTIVE' },
  ])('practitioners %j', (filter) => expectIndexed(underTest.models.practitioner, filter, byName));

  it.each([
    {},
    { kind: 'SCHOOL' },
    { status: 'OPERATING' },
    { nameGrams: '启明' },
    { kind: 'SCHOOL', status: 'OPERATING' },
    { kind: 'SCHOOL', nameGrams: '启明' },
    { status: 'OPERATING', nameGrams: '启明' },
  ])('institutions %j', (filter) => expectIndexed(underTest.models.institution, filter, byName));

  it.each(['Qualification', 'ProfessionalHonour', 'DisciplineRecord'] as const)(
    '%s of a practitioner',
    (model) =>
      expectIndexed(
        underTest.models.records[model],
        { practitionerId: 'law-1' },
        { decisionDate: -1, _id: -1 },
      ),
  );
});
