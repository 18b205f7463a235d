import type { GraphQLObjectType } from 'graphql';
import { CLUSTERS } from '../../schema/policy/rules';
import type { Viewer } from '../../schema/viewer';
import { ask, codes } from '../support/ask';
import { asking, officerOfCase, person, viewerAs, without } from '../support/viewers';
import { buildSchema } from '../../subgraphs/framework/buildSchema';
import { SUBGRAPHS } from '../../subgraphs';
import { responseValues, wholeSelection } from './wholeSelection';
import { startDataset, TODAY, type Row, type ProofDataset } from './dataset';

let dataset: ProofDataset;
let subject: string;
let hidden: Row;

beforeAll(async () => {
  dataset = await startDataset(300);
  const subjects = await dataset.rows('subjects', 'Subject');
  const adult = (row: Row) => row['kind'] === 'NATURAL_PERSON' && row['minor'] !== true;
  subject = subjects.find(adult)!._id;
  const live = (row: Row) =>
    row['state'] === 'ACTIVE' &&
    String(row['publicityStart']) <= TODAY &&
    String(row['visibleUntil']) >= TODAY &&
    row['subjectIsMinor'] === false;
  hidden = (await dataset.rows('government', 'Penalty')).find(
    (row) => row['disclosure'] === 'RESTRICTED' && live(row),
  )!;
}, 180_000);
afterAll(() => dataset.stop());

const subjects = (query: string, viewer: Viewer, variables: Record<string, unknown>) =>
  ask(dataset.subgraphs.get('subjects')!, query, variables, viewer);
const government = (query: string, viewer: Viewer, variables: Record<string, unknown> = {}) =>
  ask(dataset.subgraphs.get('government')!, query, variables, viewer);

/** Every path to a person's identity number, each with the alias `it`. */
const DOORS: Readonly<Record<string, string>> = {
  'the field': '{ subject(id: $id) { ... on NaturalPerson { it: idNumber } } }',
  'an alias': '{ name: subject(id: $id) { ... on NaturalPerson { id it: idNumber } } }',
  'nested fragments':
    '{ subject(id: $id) { ...A } } fragment A on Subject { ...B } fragment B on NaturalPerson { it: idNumber }',
  'a list': '{ subjects(ids: [$id, $id]) { ... on NaturalPerson { it: idNumber } } }',
  'a reference':
    '{ _entities(representations: [{ __typename: "NaturalPerson", id: $id }]) { ... on NaturalPerson { it: idNumber } } }',
  'a reference to the interface':
    '{ _entities(representations: [{ __typename: "Subject", id: $id }]) { ... on NaturalPerson { it: idNumber } } }',
  'twice in one operation':
    '{ a: subject(id: $id) { ... on NaturalPerson { it: idNumber } } b: subject(id: $id) { ... on NaturalPerson { it: idNumber } } }',
};

/** Callers who would see it, except that they omit a proof. */
const INCOMPLETE: [string, (id: string) => Viewer, string | undefined][] = [
  ['no purpose', (id) => without(officerOfCase(id), 'purpose'), 'PURPOSE_REQUIRED'],
  ['no case', (id) => without(officerOfCase(id), 'caseFile'), 'CASE_REQUIRED'],
  [
    'a purpose that does not open it',
    (id) => asking(officerOfCase(id), 'procurement'),
    'PURPOSE_NOT_ALLOWED',
  ],
  ['another’s purpose', (id) => asking(officerOfCase(id), 'lending'), 'PURPOSE_NOT_ALLOWED'],
  ['the subject for another’s purpose', (id) => asking(person(id), 'audit'), 'PURPOSE_NOT_ALLOWED'],
  [
    'a program without the cluster',
    (id) => ({ ...officerOfCase(id), clientClusters: ['PENALTY'] }),
    'PURPOSE_NOT_ALLOWED',
  ],
];

describe.each(Object.entries(DOORS))('a guarded field through %s', (_door, query) => {
  const operation = `query ($id: ID!) ${query}`;

  it('is returned to the officer of the case', async () => {
    const { data, errors } = await subjects(operation, officerOfCase(subject), { id: subject });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"it":"\d{17}[\dX]"/);
  });

  it.each(INCOMPLETE)('is not returned with %s', async (_what, viewer, reason) => {
    const answer = await subjects(operation, viewer(subject), { id: subject });
    expect(JSON.stringify(answer.data)).toContain('"it":null');
    expect(JSON.stringify(answer.data)).not.toMatch(/"it":"/);
    expect(new Set(codes(answer))).toEqual(new Set(['UNAUTHORIZED_FIELD_OR_TYPE']));
    for (const { extensions } of answer.errors ?? []) expect(extensions?.['reason']).toBe(reason);
  });
});

describe('a restricted record', () => {
  const reference =
    '_entities(representations: [{ __typename: "Penalty", id: $id }]) { ... on Penalty { it: id } }';
  const ofSubject =
    '_entities(representations: [{ __typename: "Subject", id: $subject }]) { ... on Subject { penalties(first: 100) { nodes { it: id } totalCount } } }';
  const filtered =
    'penalties(first: 100, filter: { decidedFrom: $day, decidedTo: $day }) { nodes { it: id } }';
  const doors: Record<string, [string, string]> = {
    'a reference': ['($id: ID!)', reference],
    'its subject': ['($subject: ID!)', ofSubject],
    'a filter': ['($day: Date!)', filtered],
  };

  it.each(Object.entries(doors))(
    'is returned through %s with purpose and case, and missing without',
    async (_door, [args, selection]) => {
      const subjectId = String(hidden['subjectId']);
      const all: Record<string, unknown> = {
        id: hidden._id,
        subject: subjectId,
        day: hidden['decisionDate'],
      };
      const variables = Object.fromEntries(
        Object.entries(all).filter(([name]) => args.includes(`$${name}:`)),
      );
      const found = async (viewer: Viewer) => {
        const answer = await government(`query ${args} { ${selection} }`, viewer, variables);
        expect(answer.errors).toBeUndefined();
        return JSON.stringify(answer.data).includes(`"it":"${hidden._id}"`);
      };
      expect(await found(officerOfCase(subjectId))).toBe(true);
      expect(await found(person(subjectId))).toBe(true);
      expect(
        await found(viewerAs('steward', { department: String(hidden['sourceDepartmentId']) })),
      ).toBe(true);
      for (const [, viewer] of INCOMPLETE.slice(0, 2))
        expect(await found(viewer(subjectId))).toBe(false);
      expect(
        await found(
          asking(officerOfCase(subjectId), 'break-glass', { reason: 'a child is missing' }),
        ),
      ).toBe(false);
      expect(await found(asking(person(subjectId), 'lending'))).toBe(false);
      expect(await found({ ...officerOfCase(subjectId), clientClusters: ['IDENTITY'] })).toBe(
        false,
      );
    },
  );

  it('is not counted in a total without them', async () => {
    const subjectId = String(hidden['subjectId']);
    const total = async (viewer: Viewer) => {
      const { data } = await government(`query ($subject: ID!) { ${ofSubject} }`, viewer, {
        subject: subjectId,
      });
      return (data as { _entities: { penalties: { totalCount: number } }[] })._entities[0]!
        .penalties.totalCount;
    };
    const officer = officerOfCase(subjectId);
    expect(await total(without(officer, 'purpose'))).toBeLessThan(await total(officer));
  });
});

describe('an emergency', () => {
  it('opens identity and contact data of anybody, unmasked, and no record', async () => {
    const officer = asking(
      viewerAs('officer', { department: 'health', district: '120199' }),
      'break-glass',
      { reason: '昏迷病人，需联系家属' },
    );
    const query =
      'query ($id: ID!) { subject(id: $id) { name ... on NaturalPerson { idNumber birthDate contact { phone } positions { totalCount } } } }';
    const { data, errors } = await subjects(query, officer, { id: subject });
    const found = (data as { subject: Record<string, unknown> }).subject;
    expect(found['name']).not.toMatch(/\*/);
    expect(found['idNumber']).toMatch(/^\d{17}[\dX]$/);
    expect(JSON.stringify(found['contact'])).not.toMatch(/\*/);
    expect(found['positions']).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.['reason'])).toEqual([
      'PURPOSE_NOT_ALLOWED',
    ]);
  });
});

/** Types whose objects are fetched by reference, and their models. */
const OBJECTS = [
  ['subjects', 'NaturalPerson', 'Subject'],
  ['government', 'Penalty', 'Penalty'],
  ['government', 'Permit', 'Permit'],
  ['commerce', 'TaxGrade', 'TaxGrade'],
  ['commerce', 'SectorGrade', 'SectorGrade'],
  ['social', 'Practitioner', 'Practitioner'],
  ['social', 'DisciplineRecord', 'DisciplineRecord'],
  ['judicial', 'ConsumptionRestriction', 'ConsumptionRestriction'],
] as const;

/** Changes that each remove one proof of a request. */
const LESS: readonly ((viewer: Viewer) => Viewer)[] = [
  (viewer) => without(viewer, 'purpose'),
  (viewer) => without(viewer, 'caseFile'),
  ({ consents: _, ...viewer }) => viewer,
  (viewer) => ({ ...viewer, clientClusters: ['GRADE', 'RELATION'] }),
  (viewer) => ({ ...viewer, clientClusters: [] }),
];

describe.each(OBJECTS)('%s: %s by reference', (subgraph, type, model) => {
  it('never adds data when purpose, case, consents or clusters are omitted', async () => {
    const rows = (await dataset.rows(subgraph, model))
      .filter((row) => type !== 'NaturalPerson' || row['kind'] === 'NATURAL_PERSON')
      .slice(0, 60);
    const ids = [
      ...new Set(
        rows.map(({ subjectId, _id }) => (typeof subjectId === 'string' ? subjectId : _id)),
      ),
    ];
    const schema = buildSchema(SUBGRAPHS.find(({ name }) => name === subgraph)!);
    const selection = wholeSelection(schema, schema.getType(type) as GraphQLObjectType, 2);
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`;
    const of = rows.map(({ _id }) => ({ __typename: type, id: _id }));
    const visibleValues = async (viewer: Viewer) => {
      const { data } = await ask(dataset.subgraphs.get(subgraph)!, query, { of }, viewer);
      // When rows of a list disappear, its counts and cursors change, which is correct.
      return new Map(
        [...responseValues(data!['_entities'])]
          .filter(({ value, field }) => typeof value === 'string' && !field.startsWith('PageInfo'))
          .map(({ value, path }) => [path.join('.'), value]),
      );
    };
    const consents = ids.map((subjectId, index) => ({
      id: `c-${index}`,
      version: 1,
      subjectId,
      clusters: [...CLUSTERS],
    }));
    const callers = [
      officerOfCase(...ids),
      asking(officerOfCase(...ids), 'enforcement'),
      viewerAs('bank', { consents: consents.slice(0, 100) }),
      viewerAs('steward', { department: String(rows[0]?.['sourceDepartmentId']) }),
      person(ids[0]!, ids.slice(1)),
    ];
    let fewer = 0;
    for (const viewer of callers) {
      const before = await visibleValues(viewer);
      for (const less of LESS) {
        const after = await visibleValues(less(viewer));
        const more = [...after].filter(([path, value]) => before.get(path) !== value);
        // A masked value may replace the full one; no other value may be new.
        expect(
          more.filter(([path, value]) => !before.has(path) || !`${String(value)}`.includes('*')),
        ).toEqual([]);
        if (after.size < before.size) fewer++;
      }
    }
    expect(fewer).toBeGreaterThan(0);
  }, 60_000);
});
