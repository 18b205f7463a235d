import { organization, naturalPerson } from '../support/subjects';
import { ask, codes } from '../support/ask';
import {
  analyst,
  asking,
  auditor,
  bank,
  bankWithConsent,
  nobody,
  officer,
  officerOfCase,
  person,
  strangeOfficer,
} from '../support/viewers';
import { subgraphUnderTest, type SubgraphUnderTest } from '../support/subgraph';
import { subjectsSubgraph } from '../../subgraphs/subjects/subgraph';
import type { RelationRow, SubjectRow } from '../../schema/generated/subjects.rows';
import type { Model } from 'mongoose';
import type { Viewer } from '../../schema/viewer';

type Models = { subject: Model<SubjectRow>; relation: Model<RelationRow> };
let underTest: SubgraphUnderTest<Models>;

const pad = (n: number) => String(n).padStart(3, '0');
/**
 * Codes of the synthetic block differ in the last characters; their check digit is irrelevant here.
 */
const uscc = (n: number) => `91120102MAZZ${pad(n)}000`;

beforeAll(async () => {
  underTest = await subgraphUnderTest<Models>(subjectsSubgraph);
  const companies = Array.from({ length: 60 }, (_, n) =>
    organization({
      _id: `org-${pad(n)}`,
      uscc: n === 0 ? '91120102MA00XX0A90' : uscc(n),
      name: `天津河东${n % 2 ? '恒信' : '永昌'}${pad(n)}有限公司`,
      registration: {
        ...organization().registration,
        establishedOn: `20${10 + (n % 10)}-01-01`,
        status: n % 3 ? 'IN_OPERATION' : 'CANCELLED',
      },
    }),
  ).map((company) => ({ ...company, nameGrams: organization({ name: company.name }).nameGrams }));
  await underTest.models.subject.insertMany([
    ...companies,
    naturalPerson(),
    naturalPerson({ _id: 'per-2', idNumber: '120102188001010028', name: '李予安' }),
    naturalPerson({ _id: 'child', idNumber: null, minor: true }),
  ] as SubjectRow[]);
  await underTest.models.relation.insertMany([
    relation('rel-1', 'LEGAL_REPRESENTATIVE', 'org-000', 'per-1'),
    relation('rel-2', 'SHAREHOLDER', 'org-000', 'per-1', 6000),
    relation('rel-3', 'SHAREHOLDER', 'org-000', 'org-001', 4000),
    relation('rel-4', 'AGENT', 'org-000', 'per-2'),
    ...Array.from({ length: 59 }, (_, n) =>
      relation(`rel-s-${pad(n + 1)}`, 'SHAREHOLDER', `org-${pad(n + 1)}`, 'per-2', 10_000),
    ),
  ]);
});
afterAll(() => underTest.stop());

function relation(
  _id: string,
  kind: RelationRow['kind'],
  organizationId: string,
  partyId: string,
  shareBasisPoints: number | null = null,
): RelationRow {
  return { _id, kind, organizationId, partyId, shareBasisPoints, since: '2020-01-01', until: null };
}

async function expectData(query: string, expected: unknown, viewer: Viewer = nobody) {
  const answer = await ask(underTest.subgraph, query, {}, viewer);
  expect(answer.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected);
}

describe('one subject', () => {
  it('returns an organisation by id', () =>
    expectData('{ subject(id: "org-000") { __typename id kind name } }', {
      subject: {
        __typename: 'LegalPerson',
        id: 'org-000',
        kind: 'LEGAL_PERSON',
        name: '天津河东永昌000有限公司',
      },
    }));

  it('returns an organisation by its code, in any notation', () =>
    expectData(
      '{ organization(uscc: "９1120102ma00xx0a90") { id uscc registration { capital establishedOn } } }',
      {
        organization: {
          id: 'org-000',
          uscc: '91120102MA00XX0A90',
          registration: { capital: '500000000', establishedOn: '2010-01-01' },
        },
      },
    ));

  it('refuses a malformed code with the position and the reason', async () => {
    const answer = await ask(
      underTest.subgraph,
      '{ organization(uscc: "91120102MA00XX0A91") { id } }',
    );
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors![0]!.message).toMatch(/18/);
  });

  it('refuses a malformed code in a variable without quoting it', async () => {
    const query = 'query ($uscc: UnifiedSocialCreditCode!) { organization(uscc: $uscc) { id } }';
    const answer = await ask(underTest.subgraph, query, { uscc: '91120102MA00XX0A91' });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors![0]!.message).not.toContain('91120102MA00XX0A91');
    expect(answer.errors![0]!.message).toMatch(/18/);
  });

  it('returns null alike for an unknown id and for a minor', async () => {
    await expectData('{ a: subject(id: "nobody") { id } b: subject(id: "child") { id } }', {
      a: null,
      b: null,
    });
    await expectData('{ b: subject(id: "child") { id } }', { b: null }, officer);
  });

  it('returns many in the order of the ids, null for unknown ones', () =>
    expectData('{ subjects(ids: ["per-1", "nobody", "org-001", "per-1"]) { id } }', {
      subjects: [{ id: 'per-1' }, null, { id: 'org-001' }, { id: 'per-1' }],
    }));

  it('refuses more than 100 ids', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => `org-${n}`);
    const answer = await ask(
      underTest.subgraph,
      'query ($ids: [ID!]!) { subjects(ids: $ids) { id } }',
      { ids },
    );
    expect(codes(answer)).toEqual(['TOO_MANY_IDS']);
  });

  it('returns me only to the logged-in person', async () => {
    await expectData(
      '{ me { id name } }',
      { me: { id: 'per-1', name: '张卓然' } },
      person('per-1'),
    );
    await expectData('{ me { id } }', { me: null }, bank);
    const answer = await ask(underTest.subgraph, '{ me { id } }');
    expect(answer.data).toEqual({ me: null });
    expect(codes(answer)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('personal fields of a natural person', () => {
  const NULL = null;
  const SELF = {
    name: '张卓然',
    idNumber: '12010218800101001X',
    birthDate: '1880-01-01',
    ageBand: 'FROM_65',
    sex: 'MALE',
    'contact.phone': '10000000001',
    'contact.address': '天津市河东区大王庄街道',
    'positions.totalCount': 2,
  } as const;
  const NOTHING = Object.fromEntries(Object.keys(SELF).map((field) => [field, NULL]));
  const masked = {
    idNumber: '1****************X',
    'contact.phone': '100****0001',
    'contact.address': '天津市河东区大王庄街道***',
  };
  const CLUSTERS = ['IDENTITY', 'CONTACT', 'RELATION'];

  /** The decisions per caller, written by hand; the SDL must agree. */
  const TABLE: [string, Viewer, Record<string, unknown>][] = [
    ['nobody', nobody, NOTHING],
    ['another person', person('per-2'), NOTHING],
    ['a representative of their company', person('per-2', ['org-000']), NOTHING],
    ['a bank without consent', bank, NOTHING],
    ['a bank with the consent of another', bankWithConsent('per-2', CLUSTERS), NOTHING],
    ['an analyst', analyst, NOTHING],
    ['an auditor', auditor, NOTHING],
    ['the person', person('per-1'), SELF],
    ['the officer of their case', officerOfCase('per-1'), SELF],
    ['an officer of another case elsewhere', officerOfCase('per-2'), { ...NOTHING, name: '张*' }],
    ['an officer elsewhere', strangeOfficer, { ...NOTHING, name: '张*' }],
    ['an officer of their district', officer, { ...SELF, ...masked, birthDate: NULL }],
    [
      'a bank with consent to identity',
      bankWithConsent('per-1', ['IDENTITY']),
      { ...NOTHING, name: '张卓然', idNumber: masked.idNumber, ageBand: 'FROM_65', sex: 'MALE' },
    ],
    ['a lender with consent to contact details', bankWithConsent('per-1', ['CONTACT']), NOTHING],
    [
      'a bank after the loan, with consent to contact details',
      asking(bankWithConsent('per-1', ['CONTACT']), 'post-loan'),
      {
        ...NOTHING,
        'contact.phone': masked['contact.phone'],
        'contact.address': masked['contact.address'],
      },
    ],
    [
      'a bank with consent to relations',
      bankWithConsent('per-1', ['RELATION']),
      { ...NOTHING, 'positions.totalCount': 2 },
    ],
  ];
  const doors: Record<string, (field: string) => string> = {
    'the direct field': (field) =>
      `{ found: subject(id: "per-1") { ... on NaturalPerson { ${field} } } }`,
    'a named fragment': (field) =>
      `{ found: subject(id: "per-1") { ...Inner } } fragment Inner on Subject { ...Person } fragment Person on NaturalPerson { ${field} }`,
    'a list': (field) =>
      `{ found: subjects(ids: ["per-1"]) { ... on NaturalPerson { ${field} } } }`,
    'an entity reference': (field) =>
      `{ found: _entities(representations: [{ __typename: "NaturalPerson", id: "per-1" }]) { ... on NaturalPerson { ${field} } } }`,
    'an interface reference': (field) =>
      `{ found: _entities(representations: [{ __typename: "Subject", id: "per-1" }]) { ... on NaturalPerson { ${field} } } }`,
    'a relation': (field) =>
      `{ found: _entities(representations: [{ __typename: "Relation", id: "rel-1" }]) { ... on Relation { party { ... on NaturalPerson { ${field} } } } } }`,
  };

  /** `contact.phone` → `it: contact { it: phone }`, with a function that reads the response. */
  const selection = (path: string) => {
    const [outer, inner] = path.split('.');
    return inner === undefined ? `it: ${outer}` : `it: ${outer} { it: ${inner} }`;
  };
  const read = (data: unknown): unknown => {
    let at: any = data;
    while (typeof at === 'object' && at !== null)
      at = Array.isArray(at) ? at[0] : Object.values(at as object)[0];
    return at;
  };

  describe.each(Object.keys(doors))('through %s', (door) => {
    it.each(TABLE)('%s', async (_who, viewer, expected) => {
      for (const [path, value] of Object.entries(expected)) {
        const answer = await ask(underTest.subgraph, doors[door]!(selection(path)), {}, viewer);
        expect([path, read(answer.data)]).toEqual([path, value]);
        expect(codes(answer)).toEqual(value === null ? ['UNAUTHORIZED_FIELD_OR_TYPE'] : []);
        const hidden = value !== null && value !== SELF[path as keyof typeof SELF];
        expect(answer.extensions?.['masked'] ?? []).toHaveLength(hidden ? 1 : 0);
      }
    });
  });
});

describe('fields of an organisation that its representative may see', () => {
  const query =
    '{ subject(id: "org-000") { ... on LegalPerson { contact { phone } agents { nodes { id } } } } }';

  it('are closed to others', async () => {
    const answer = await ask(underTest.subgraph, query, {}, person('per-2'));
    expect(answer.data).toEqual({ subject: { contact: { phone: null }, agents: null } });
  });

  it('are open to the representative', () =>
    expectData(
      query,
      { subject: { contact: { phone: '022-00000000' }, agents: { nodes: [{ id: 'rel-4' }] } } },
      person('per-1', ['org-000']),
    ));
});

describe('search', () => {
  it('finds by any part of the name, in pages without gaps or repeats', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await ask(
        underTest.subgraph,
        'query ($after: String) { searchOrganizations(name: "恒信", first: 7, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(answer.errors).toBeUndefined();
      const page = answer.data!['searchOrganizations'] as any;
      expect(page.totalCount).toBe(30);
      seen.push(...page.nodes.map((node: { name: string }) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(30);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('matches only consecutive characters', () =>
    expectData('{ searchOrganizations(name: "恒永") { totalCount nodes { id } } }', {
      searchOrganizations: { totalCount: 0, nodes: [] },
    }));

  it('filters and sorts', async () => {
    const answer = await ask(
      underTest.subgraph,
      '{ searchOrganizations(filter: { status: CANCELLED, establishedFrom: "2015-01-01" }, order: ESTABLISHED_DESC, first: 100) { nodes { registration { status establishedOn } } } }',
    );
    const nodes = (answer.data!['searchOrganizations'] as any).nodes as { registration: any }[];
    const dates = nodes.map(({ registration }) => registration.establishedOn as string);
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.every(({ registration }) => registration.status === 'CANCELLED')).toBe(true);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(dates.every((date) => date >= '2015-01-01')).toBe(true);
  });

  it.each([
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 101', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "AAAA"', 'INVALID_CURSOR'],
    ['name: "恒"', 'BAD_USER_INPUT'],
  ])('refuses %s with %s', async (args, code) => {
    const answer = await ask(
      underTest.subgraph,
      `{ searchOrganizations(${args}) { nodes { id } } }`,
    );
    expect(codes(answer)).toEqual([code]);
  });

  it('refuses the cursor of another order', async () => {
    const first = await ask(
      underTest.subgraph,
      '{ searchOrganizations(first: 1) { pageInfo { endCursor } } }',
    );
    const after = (first.data!['searchOrganizations'] as any).pageInfo.endCursor as string;
    const answer = await ask(
      underTest.subgraph,
      'query ($after: String) { searchOrganizations(order: ESTABLISHED_DESC, after: $after) { nodes { id } } }',
      { after },
    );
    expect(codes(answer)).toEqual(['INVALID_CURSOR']);
  });

  it.each([
    [
      { nameGrams: '恒信', uscc: { $exists: true } },
      { name: 1, _id: 1 },
    ],
    [{ uscc: { $exists: true } }, { name: 1, _id: 1 }],
    [{ uscc: { $exists: true } }, { 'registration.establishedOn': -1, _id: 1 }],
    [{ nameGrams: '恒信' }, { 'registration.establishedOn': -1, _id: 1 }],
  ] as const)('uses an index for %j in order %j', async (filter, sort) => {
    const plan = await underTest.models.subject
      .find(filter)
      .sort(sort)
      .limit(5)
      .explain('executionStats');
    const text = JSON.stringify(plan);
    expect(text).not.toContain('COLLSCAN');
    expect(text).not.toContain('"SORT"');
  });
});

describe('the number of database commands', () => {
  const query =
    'query ($ids: [ID!]!) { subjects(ids: $ids) { id name ... on LegalPerson { legalRepresentative { id party { id } } shareholders(first: 5) { totalCount nodes { party { id } } } } } }';

  it('is the same for one subject and for fifty', async () => {
    underTest.commands();
    const counts: number[] = [];
    for (const size of [1, 50]) {
      const ids = Array.from({ length: size }, (_, n) => `org-${pad(n)}`);
      const answer = await ask(underTest.subgraph, query, { ids });
      expect(answer.errors).toBeUndefined();
      counts.push(underTest.commands().length);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
