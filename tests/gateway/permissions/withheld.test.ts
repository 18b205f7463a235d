import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  GraphQLSchema,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { Model } from 'mongoose';
import { ROOT } from '../../../process/root';
import { SUPERGRAPH } from '../../support/supergraph';
import { RequestedPaths } from '../../../gateway/permissions/requestedPaths';
import { WithheldLists } from '../../../gateway/permissions/withheldLists';
import { ANONYMOUS } from '../../../schema/viewer';
import { WITHHELD_CODES } from '../../../schema/withheld';
import { SUBGRAPHS } from '../../../subgraphs';
import { connect, type Database } from '../../../subgraphs/framework/mongo';
import { consentModel } from '../../../subgraphs/subjects/consent/model';
import type { ConsentRecord } from '../../../subgraphs/subjects/consent/record';
import { startProduct, type Answer, type Product } from '../../support/product';

const PERSONS = ['NATURAL_PERSON_RECORDS'];
const PENALTIES = ['MINOR_PENALTIES', 'NATURAL_PERSON_RECORDS'];
const OF_SUBJECT =
  'query ($id: ID!) { subject(id: $id) { penalties(first: 1) { totalCount nodes { id } } } }';

let product: Product;
let database: Database;
let consents: Model<ConsentRecord>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  product = await startProduct({ subjects: 400 });
  database = await connect(product.uri, `${product.dbPrefix}_subjects`);
  consents = consentModel(database.connection);
  for (const role of ['person', 'bank', 'officer', 'steward', 'analyst', 'auditor'] as const)
    tokens[role] = await product.token(role);
}, 120_000);
afterAll(async () => {
  await database.close();
  await product.stop();
});

const withheld = ({ body }: Answer) => body.extensions?.['withheld'];
const withheldBy = async (
  query: string,
  variables: Record<string, unknown>,
  token?: string,
  headers?: Readonly<Record<string, string>>,
) => withheld(await product.ask(query, variables, token, headers));
const penalties = (as?: string, id = product.demo.lawyer) =>
  withheldBy(OF_SUBJECT, { id }, as === undefined ? undefined : tokens[as]);
const opens = (...codes: string[]) => [
  { path: 'subject.penalties', records: PENALTIES, opens: codes },
];

describe('a list that withholds records', () => {
  it('reports the withheld classes of records to a visitor, without ways to open them', async () => {
    expect(await penalties()).toEqual([{ path: 'subject.penalties', records: PENALTIES }]);
  });

  it('reports to each caller what would open them', async () => {
    expect(await penalties('bank')).toEqual(opens('CONSENT_REQUIRED'));
    expect(await penalties('person')).toEqual(opens('SUBJECT_REQUIRED'));
    expect(await penalties('officer')).toEqual(opens('CASE_REQUIRED', 'JURISDICTION_REQUIRED'));
    expect(await penalties('steward')).toEqual(opens('JURISDICTION_REQUIRED'));
    expect(await penalties('analyst')).toEqual(opens('ROLE_REQUIRED'));
    expect(await penalties('auditor')).toEqual(opens('ROLE_REQUIRED'));
    const noPurpose = await product.token('officer', { purpose: 'licensing', caseFile: {} });
    expect(await withheldBy(OF_SUBJECT, { id: product.demo.lawyer }, noPurpose)).toEqual(
      opens('CASE_REQUIRED', 'JURISDICTION_REQUIRED'),
    );
  });

  it('reports nothing to callers who see all records of the subject', async () => {
    const { person, company, lawyer } = product.demo;
    expect(
      await withheldBy('{ me { penalties(first: 1) { totalCount } } }', {}, tokens['person']),
    ).toBe(undefined);
    expect(await penalties('person', person)).toBeUndefined();
    expect(await penalties('person', company)).toBeUndefined();
    const inCase = await product.token('officer', {
      caseFile: { reference: 'HD-1', subjects: [lawyer] },
    });
    expect(await withheldBy(OF_SUBJECT, { id: lawyer }, inCase)).toBeUndefined();
  });

  it('reports a consent only for its cluster and its days, and not after its revocation', async () => {
    const { person: subjectId, consent } = product.demo;
    const pattern = await consents.findById(consent).lean().orFail();
    const ask = async (_id: string, more: Record<string, unknown>) => {
      await consents.create({
        ...pattern,
        _id,
        ...more,
        granted: { ...pattern.granted, clusters: ['PENALTY'], ...(more['granted'] as object) },
        steps: pattern.steps.map((step, index) => ({ ...step, key: `${_id}-${index}` })),
      });
      return product.ask(OF_SUBJECT, { id: subjectId }, tokens['bank'], { consent: _id });
    };
    expect(withheld(await ask('of-penalties', {}))).toBeUndefined();
    const required = opens('CONSENT_REQUIRED');
    expect(withheld(await ask('of-grades', { granted: { clusters: ['GRADE'] } }))).toEqual(
      required,
    );
    expect(withheld(await ask('of-some-days', { granted: { historyTo: '2020-01-01' } }))).toEqual(
      required,
    );
    const revoked = await ask('revoked', { state: 'REVOKED' });
    expect(revoked.body.data.subject.penalties.totalCount).toBe(0);
    expect(withheld(revoked)).toEqual(required);
    expect(revoked.body.extensions?.['consents']).toEqual([
      { id: 'revoked', status: 'CONSENT_REVOKED' },
    ]);
  });

  it('reports the same whether or not withheld records exist', async () => {
    const government = await connect(product.uri, `${product.dbPrefix}_government`);
    try {
      const rows = government.connection.collection('penalties');
      const { lawyer } = product.demo;
      const pattern = await rows.findOne({ state: 'ACTIVE' });
      for (const token of [undefined, tokens['bank'], tokens['analyst']]) {
        await rows.deleteMany({ subjectId: lawyer });
        const none = await product.ask(OF_SUBJECT, { id: lawyer }, token);
        await rows.insertOne({
          ...pattern,
          _id: 'restricted-one' as never,
          subjectId: lawyer,
          disclosure: 'RESTRICTED',
          subjectIsMinor: false,
        });
        const one = await product.ask(OF_SUBJECT, { id: lawyer }, token);
        expect(one.body).toEqual(none.body);
        expect(withheld(one)).toHaveLength(1);
      }
    } finally {
      await government.close();
    }
  });

  it('is reported by the client’s aliases, in lists, fragments and nested lists', async () => {
    const query = `query ($ids: [ID!]!) {
      all: subjects(ids: $ids) { ...listed ... on NaturalPerson { mine: permits(first: 1) { totalCount } } }
      found: penalties(first: 3) { edges { node { subject { again: permits(first: 1) { nodes { id } } } } } }
    }
    fragment listed on Subject { fined: penalties(first: 1) { totalCount } }`;
    const ids = [product.demo.person, product.demo.lawyer];
    expect(await withheldBy(query, { ids })).toEqual([
      { path: 'all.@.fined', records: PENALTIES },
      { path: 'all.@.mine', records: PERSONS },
      { path: 'found', records: PENALTIES },
      { path: 'found.edges.@.node.subject.again', records: PERSONS },
    ]);
    const own = (await withheldBy(query, { ids: ids.slice(0, 1) }, tokens['person'])) as {
      path: string;
    }[];
    expect(own.map(({ path }) => path)).toEqual(['found', 'found.edges.@.node.subject.again']);
  });

  it('of several types at one path reports the classes of each, and drops invented reports of subgraphs', () => {
    const lists = new WithheldLists();
    lists.report(['subjects', '@'], {
      withheld: [
        { path: '_entities.@.list', records: ['B'], opens: ['ROLE_REQUIRED'] },
        { path: '_entities.@.list__alias_0', records: ['A'], opens: ['CASE_REQUIRED'] },
        { path: '_entities.@.unasked', records: ['A'] },
        { path: '_entities.@.list', records: ['A'], opens: ['SOMETHING_ELSE'] },
        { path: 7, records: ['A'] },
        'nothing',
      ],
    });
    lists.report([], { withheld: 'nothing' });
    const operation = parse('{ subjects { list } }').definitions[0] as OperationDefinitionNode;
    const scope = { schema: new GraphQLSchema({}), fragments: new Map(), conditions: new Map() };
    expect(lists.requested(new RequestedPaths(scope, operation.selectionSet))).toEqual([
      {
        path: 'subjects.@.list',
        records: ['A', 'B'],
        opens: ['CASE_REQUIRED', 'ROLE_REQUIRED'],
      },
    ]);
  });

  it('is not reported when a condition excludes it or the caller may not see its parent', async () => {
    const query = `query ($id: ID!, $with: Boolean!) { subject(id: $id) {
      id penalties(first: 1) @include(if: $with) { totalCount }
    } }`;
    const { lawyer } = product.demo;
    expect(await withheldBy(query, { id: lawyer, with: false })).toBeUndefined();
    expect(await withheldBy(query, { id: lawyer, with: true })).toHaveLength(1);
    expect(await withheldBy(OF_SUBJECT, { id: 'nobody' })).toBeUndefined();
  });

  it('reports nothing about a record fetched by reference', async () => {
    const reference = [{ __typename: 'Penalty', id: 'restricted-one' }];
    const answer = await product.subgraphs.get('government')!.execute(
      {
        query:
          'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Penalty { id } } }',
        variables: { of: reference },
      },
      { viewer: ANONYMOUS, requestId: 'by reference' },
    );
    expect(answer).toEqual({ data: { _entities: [null] } });
  });

  it('reports nothing to practitioners about their own records', async () => {
    const query =
      'query ($id: ID!) { subject(id: $id) { practitioners { discipline(first: 1) { totalCount } } } }';
    const { lawyer } = product.demo;
    const self = await product.token('person', { subject: lawyer, represents: [] });
    expect(await withheldBy(query, { id: lawyer }, self)).toBeUndefined();
    const anybody =
      '{ searchPractitioners(profession: LAWYER, first: 1) { nodes { discipline(first: 1) { totalCount } } } }';
    expect(await withheldBy(anybody, {})).toEqual([
      { path: 'searchPractitioners.nodes.@.discipline', records: ['UNPUBLISHED_PROFESSIONS'] },
    ]);
  });

  it('is reported identically for a new and for a compiled operation', async () => {
    const query = `query Compiled($id: ID!) { subject(id: $id) { name permits(first: 2) { totalCount } taxGrades(first: 1) { totalCount } } }`;
    const answers: Answer['body'][] = [];
    for (let n = 0; n < 4; n++)
      answers.push((await product.ask(query, { id: product.demo.company })).body);
    for (const body of answers) expect(body).toEqual(answers[0]);
    expect(answers[0]!.extensions?.['withheld']).toEqual([
      { path: 'subject.permits', records: PERSONS },
      { path: 'subject.taxGrades', records: ['GRADES_OTHER_THAN_A', ...PERSONS] },
    ]);
  });

  it('tells the analyst that a distribution of grades is incomplete', async () => {
    const query = '{ taxGrades(year: 2025, grade: B) { totalCount } }';
    expect(await withheldBy(query, {}, tokens['analyst'])).toEqual([
      {
        path: 'taxGrades',
        records: ['GRADES_OTHER_THAN_A', ...PERSONS],
        opens: ['ROLE_REQUIRED'],
      },
    ]);
  });
});

describe('every list of records', () => {
  const schema = buildSchema(SUPERGRAPH, { assumeValidSDL: true });
  const restricted = new Map<string, readonly string[]>(
    SUBGRAPHS.flatMap(({ records = [] }) =>
      records.map(({ type, restricted: classes }) => [type, Object.keys(classes).sort()]),
    ),
  );

  /** The record type that a field lists; undefined for other fields. */
  function recordsOf(field: GraphQLField<unknown, unknown>): string | undefined {
    const type = getNamedType(field.type);
    const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
    const item = nodes && getNamedType(nodes.type);
    return isObjectType(item) && item.getInterfaces().some(({ name }) => name === 'CreditRecord')
      ? item.name
      : undefined;
  }

  const REQUIRED: Readonly<Record<string, string>> = { year: '2025', list: 'ABNORMAL_OPERATION' };
  const argumentsOf = (field: GraphQLField<unknown, unknown>) =>
    field.args
      .filter((arg) => isRequiredArgument(arg))
      .map(({ name }) => `, ${name}: ${REQUIRED[name]!}`)
      .join('');
  const listsOf = (type: GraphQLObjectType) =>
    Object.values(type.getFields()).flatMap((field) => {
      const records = recordsOf(field);
      return records === undefined ? [] : [{ field, records }];
    });

  it.each(
    [
      ...listsOf(schema.getQueryType()!).map((list) => ({ ...list, of: 'Query' })),
      ...listsOf(schema.getType('NaturalPerson') as GraphQLObjectType).map((list) => ({
        ...list,
        of: 'Subject',
      })),
    ].map(({ field, records, of }) => [`${of}.${field.name}`, of, field, records] as const),
  )('%s reports the classes of its type, or has none', async (_name, of, field, records) => {
    const list = `${field.name}(first: 1${argumentsOf(field)}) { totalCount }`;
    const query =
      of === 'Query' ? `{ ${list} }` : `query ($id: ID!) { subject(id: $id) { ${list} } }`;
    const answer = await product.ask(query, of === 'Query' ? {} : { id: product.demo.lawyer });
    expect(answer.body.errors).toBeUndefined();
    const classes = restricted.get(records)!;
    const path = of === 'Query' ? field.name : `subject.${field.name}`;
    expect(withheld(answer)).toEqual(classes.length > 0 ? [{ path, records: classes }] : undefined);
  });
});

test('the page on permissions names every code and class', () => {
  for (const file of ['docs/permissions.md', 'docs/permissions.zh-CN.md']) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const code of WITHHELD_CODES) expect(text.includes(`\`${code}\``)).toBe(true);
    for (const { records = [] } of SUBGRAPHS)
      for (const { restricted } of records)
        for (const name of Object.keys(restricted)) expect(text.includes(`\`${name}\``)).toBe(true);
  }
});
