import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../gateway/config';
import { composeServices } from '@apollo/composition';
import { operationFromDocument, Supergraph, VariableCollector } from '@apollo/federation-internals';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { ROOT } from '../../../process/root';
import { APOLLO_VERSIONS, assertApolloVersions } from '../../../gateway/execution/apolloVersions';
import { servicesOf, type Part, type Parts } from './parts';

function jsonIn(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, unknown>;
}

describe('the versions', () => {
  it('are those pinned in package.json', () => {
    const { dependencies } = jsonIn('package.json') as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(APOLLO_VERSIONS))
      expect([name, dependencies[name]]).toEqual([name, version]);
  });

  it('are the installed ones', () => {
    expect(() => assertApolloVersions()).not.toThrow();
  });

  it('are named in one sentence with the remedy when another is installed', () => {
    expect(() => assertApolloVersions({ ...APOLLO_VERSIONS, '@apollo/gateway': '2.15.0' })).toThrow(
      'This gateway relies on private parts of @apollo/gateway 2.14.4, but 2.15.0 is installed. Run npm ci to install 2.14.4, or check gateway/execution/apolloInternals.ts and gateway/execution/plannerWorkarounds against 2.15.0.',
    );
  });
});

/** The response of ApolloGateway without the plugins, patches and data sources of this gateway. */
async function plainAnswer(parts: Parts, query: string): Promise<{ data: any; errors: unknown }> {
  const schemas = new Map(
    servicesOf(parts).map(({ name, typeDefs }) => [
      name,
      buildSubgraphSchema({ typeDefs, resolvers: parts[name]!.resolvers as never }),
    ]),
  );
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphOf(parts),
    logger: quiet,
    buildService: ({ name }) => new LocalGraphQLDataSource(schemas.get(name)!),
  });
  const { schema, executor } = await gateway.load();
  try {
    const { data, errors } = await executor({
      request: { query },
      source: query,
      document: parse(query),
      queryHash: createHash('sha256').update(query).digest('hex'),
      context: {},
      metrics: {},
      schema,
      logger: quiet,
    } as never);
    return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, errors };
  } catch (error) {
    return { data: undefined, errors: [error] };
  } finally {
    await gateway.stop();
  }
}

function supergraphOf(parts: Parts): string {
  const { supergraphSdl, errors } = composeServices(servicesOf(parts));
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
}

/** Fails when Apollo has fixed a fault, and names the workaround to delete. */
function expectFault(isFaulty: boolean, remedy: string): void {
  for (const [path] of remedy.matchAll(/\b(?:gateway|tests)\/[\w/]+(?:\.\w+)*/g))
    expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  if (!isFaulty) throw new Error(`Apollo has corrected this fault. ${remedy}`);
}

const found = (reference: object) => reference;
const person = ({ id }: { id: string }) => ({ __typename: 'Person', id, name: `n${id}` });

/** Subjects of two kinds, and their grades in a subgraph that knows them as one type. */
const SUBJECTS: Part = {
  sdl: `type Query { subject: Subject }
    interface Subject @key(fields: "id") { id: ID! name: String }
    interface Named { name: String }
    type Person implements Subject & Named @key(fields: "id") { id: ID! name: String }
    type Company implements Subject @key(fields: "id") { id: ID! name: String }`,
  resolvers: {
    Query: { subject: () => person({ id: '1' }) },
    Subject: { __resolveReference: person },
    Person: { __resolveReference: person },
  },
};
const GRADES: Part = {
  sdl: `type Query { graded: Subject }
    type Subject @key(fields: "id") @interfaceObject { id: ID! grade: String record: Record }
    type Record { subject: Subject }`,
  resolvers: {
    Query: { graded: () => ({ id: '1' }) },
    Subject: { grade: () => 'g', record: ({ id }: { id: string }) => ({ subject: { id } }) },
  },
};
const subjects = { subjects: SUBJECTS, grades: GRADES };

describe('a workaround is needed while Apollo', () => {
  test('plans detours from an interface object through the owner of its interface', () => {
    const supergraph = Supergraph.build(supergraphOf(subjects));
    const planner = new QueryPlanner(supergraph);
    const steps =
      '{ graded { record { subject { record { subject { record { subject { grade } } } } } } } }';
    planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(steps)));
    const plans = planner.lastGeneratedPlanStatistics()?.evaluatedPlanCount ?? 0;
    expectFault(
      plans > 1,
      'Delete gateway/execution/plannerWorkarounds/interfaceObjectDetours.ts and tests/gateway/execution/planning/detours.test.ts.',
    );
  });

  test('looks at each item of a literal twice', () => {
    let reads = 0;
    const leaf = {
      get value() {
        reads++;
        return 1;
      },
    };
    new VariableCollector().collectInArguments({ literal: [[leaf]] });
    expectFault(reads > 1, 'Delete gateway/execution/plannerWorkarounds/variablesInLiterals.ts.');
  });

  test('loses the type of an entity that an interface object resolves', async () => {
    const { data } = await plainAnswer(
      subjects,
      '{ subject { ... on Person { __typename grade } } }',
    );
    expectFault(data?.subject?.grade !== 'g', 'Delete gateway/execution/restoreTypenames.ts.');
  });

  test('merges two different calls that two fields require', async () => {
    const sizes: Part = {
      sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! size(unit: Int = 1): String }`,
      resolvers: {
        Query: { p: () => ({ id: '1' }) },
        P: {
          __resolveReference: found,
          size: (_: unknown, { unit }: { unit: number }) => `size ${unit}`,
        },
      },
    };
    const two: Part = {
      sdl: `type P @key(fields: "id") { id: ID! size(unit: Int = 1): String @external
        one: String @requires(fields: "size(unit: 1)") two: String @requires(fields: "size(unit: 2)") }`,
      resolvers: {
        P: {
          __resolveReference: found,
          one: ({ size }: { size: string }) => size,
          two: ({ size }: { size: string }) => size,
        },
      },
    };
    const { data } = await plainAnswer({ sizes, two }, '{ p { one two } }');
    expectFault(
      data?.p?.one !== 'size 1' || data?.p?.two !== 'size 2',
      'Delete gateway/execution/plannerWorkarounds/requiredArgumentsRule.ts.',
    );
  });

  test('fetches again from a subgraph by a key that it does not resolve', async () => {
    const a: Part = {
      sdl: `type A @key(fields: "id") @key(fields: "code", resolvable: false) {
        id: ID! code: ID! name: String! }`,
      resolvers: {
        A: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `a${id}` }) },
      },
    };
    const b: Part = {
      sdl: `type Query { all: [A!]! }
        type A @key(fields: "code", resolvable: false) @key(fields: "id code") {
          id: ID! code: ID! name: String! @external inB: String! @requires(fields: "name") }`,
      resolvers: {
        Query: { all: () => [{ id: '1', code: 'c' }] },
        A: {
          __resolveReference: (sent: { id?: string }) => (sent.id ? sent : null),
          inB: ({ name }: { name: string }) => `b of ${name}`,
        },
      },
    };
    const { data } = await plainAnswer({ a, b }, '{ all { inB } }');
    expectFault(
      data?.all?.[0]?.inB !== 'b of a1',
      'Delete gateway/execution/plannable/resolvableKeysFirst.ts.',
    );
  });

  test('considers a condition on another interface impossible on an interface object', async () => {
    const { data } = await plainAnswer(subjects, '{ graded { ... on Named { name } } }');
    expectFault(
      data?.graded?.name !== 'n1',
      'Delete gateway/execution/plannable/expandConditions.ts and gateway/execution/plannable/interfaceObjects.ts.',
    );
  });

  test('takes an alias for a key', async () => {
    const { data } = await plainAnswer(subjects, '{ subject { id: name grade } }');
    expectFault(
      data?.subject?.id !== 'n1' || data?.subject?.grade !== 'g',
      'Delete gateway/execution/plannable/ but for fieldSets.ts, and tests/gateway/execution/plannedNames.test.ts.',
    );
  });

  test('drops a field of an interface whose type its subgraph cannot determine', async () => {
    const a: Part = {
      sdl: `type Query { a: Node } interface Node @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Query: { a: () => ({ id: '1' }) } },
    };
    const b: Part = {
      sdl: 'type Query { b: Node } type Node @interfaceObject @key(fields: "id") { id: ID! field: String }',
      resolvers: { Query: { b: () => ({ id: 'n1', field: 'foo' }) } },
    };
    const { data, errors } = await plainAnswer({ a, b }, '{ a { field } }');
    expectFault(
      data?.a === null && errors === undefined,
      'Delete gateway/execution/compiled/plan/unfetchedPaths.ts.',
    );
  });

  test('loses the fields under a condition on a union that contains the enclosing type', async () => {
    const plain: Part = {
      sdl: `type Query { p: P } type P { name: String } type O { name: String } union U = P | O`,
      resolvers: { Query: { p: () => ({ name: 'n' }) } },
    };
    const { data } = await plainAnswer({ plain }, '{ p { ... on U { ... on P { name } } } }');
    expectFault(
      data?.p?.name !== 'n',
      'Delete the narrowing of conditions in gateway/permissions/cutOperation.ts.',
    );
  });
});
