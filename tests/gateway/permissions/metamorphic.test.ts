import { Kind, parse, print, visit, type FieldNode, type SelectionSetNode } from 'graphql';
import type { Viewer } from '../../../schema/viewer';
import { denialsOf, revealed } from './compare';
import { Random } from './random';
import { randomOperation } from './randomOperation';
import { randomViewer } from './randomViewer';
import { createTestGraph, type TestRequest, type TestGraph } from './testGraph';

const CASES = 60;
let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});

/** Random valid queries with their callers; the message of a failure contains the seed. */
function* cases(from: number): Generator<TestRequest & { seed: number; random: Random }> {
  let found = 0;
  for (let seed = from; found < CASES; seed++) {
    const random = new Random(seed);
    const viewer = randomViewer(random);
    const operation = randomOperation(graph.schema, random);
    if (!graph.isValid(operation.query) || operation.query.startsWith('mutation')) continue;
    found++;
    yield { ...operation, viewer, seed, random };
  }
}

/** The caller without one of their grants. */
function narrowed(viewer: Viewer, random: Random): Viewer {
  const { department, purpose, subjectId, ...rest } = viewer;
  const less: Viewer[] = [
    { ...viewer, roles: viewer.roles.slice(1) },
    { ...viewer, represents: viewer.represents.slice(1) },
    { ...viewer, assurance: Math.max(0, viewer.assurance - 1) },
    { ...rest, ...(purpose && { purpose }), ...(subjectId && { subjectId }) },
    {
      ...rest,
      ...(department && { department }),
      ...(subjectId && { subjectId }),
      // A person without another's purpose has their own again, which is not a narrower grant.
      ...(rest.roles.includes('person') && { purpose: 'marketing' }),
    },
    { ...rest, ...(department && { department }), ...(purpose && { purpose }) },
  ];
  return random.pick(less);
}

it('narrower grants never add data', async () => {
  for (const { seed, random, ...request } of cases(700_000)) {
    const before = await graph.gateway(request);
    const after = await graph.gateway({ ...request, viewer: narrowed(request.viewer, random) });
    expect([seed, revealed(after.data, before.data)]).toEqual([seed, undefined]);
  }
}, 120_000);

it('wrapping in fragments never changes a decision', async () => {
  for (const { seed, ...request } of cases(800_000)) {
    const wrapped = print(
      visit(parse(request.query), {
        SelectionSet: {
          leave: (node): SelectionSetNode => ({
            ...node,
            selections: [{ kind: Kind.INLINE_FRAGMENT, selectionSet: node }],
          }),
        },
      }),
    );
    const [plain, other] = [
      await graph.gateway(request),
      await graph.gateway({ ...request, query: wrapped }),
    ];
    expect([seed, revealed(other.data, plain.data)]).toEqual([seed, undefined]);
    expect([seed, revealed(plain.data, other.data)]).toEqual([seed, undefined]);
    expect([seed, denialsOf(other)]).toEqual([seed, denialsOf(plain)]);
  }
}, 120_000);

it('aliases never change a decision', async () => {
  const prefixed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(prefixed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [`q_${key}`, prefixed(inner)]),
    );
  };
  for (const { seed, ...request } of cases(900_000)) {
    const aliased = print(
      visit(parse(request.query), {
        Field: (node): FieldNode => {
          const key = `q_${node.alias?.value ?? node.name.value}`;
          return { ...node, alias: { kind: Kind.NAME, value: key } };
        },
      }),
    );
    const [plain, other] = [
      await graph.gateway(request),
      await graph.gateway({ ...request, query: aliased }),
    ];
    expect([seed, revealed(other.data, prefixed(plain.data))]).toEqual([seed, undefined]);
    expect([seed, revealed(prefixed(plain.data), other.data)]).toEqual([seed, undefined]);
  }
}, 120_000);
