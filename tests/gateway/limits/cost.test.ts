import { Supergraph } from '@apollo/federation-internals';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { SUPERGRAPH } from '../../support/supergraph';
import { CostAnalyser } from '../../../gateway/limits/cost/costAnalyser';

const SDL = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM | ARGUMENT_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION
  type Query {
    one: Item
    plain: [Item]
    few: [Item] @listSize(assumedSize: 3)
    page(first: Int = 20, input: Input): [Item] @listSize(slicingArguments: ["first", "input.size"])
    byIds(ids: [ID!]!): [Item] @listSize(slicingArguments: ["ids"])
    items(first: Int = 20): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    dear(slow: Boolean @cost(weight: 7)): Dear
    any: Any
  }
  type Mutation { write: Item }
  input Input { size: Int }
  interface Any { id: ID children(first: Int): [Any] }
  type Item implements Any { id: ID name: String @cost(weight: 2) children(first: Int): [Any] @listSize(slicingArguments: ["first"]) }
  type Dear implements Any @cost(weight: 50) { id: ID children(first: Int): [Any] @listSize(slicingArguments: ["first"]) }
  type Connection { total: Int edges: [Edge] nodes: [Item] }
  type Edge { node: Item }
`;

const analyser = new CostAnalyser(buildSchema(SDL), SDL);

function costOf(
  query: string,
  variables: Record<string, unknown> = {},
  by = analyser,
): number | undefined {
  const document = parse(query);
  return by.of(document, document.definitions[0] as OperationDefinitionNode, variables);
}

it.each([
  ['an object and its leaves', '{ one { id } }', {}, 1],
  ['__typename', '{ __typename one { __typename } }', {}, 1],
  ['a weighted leaf', '{ one { name } }', {}, 3],
  ['a list of unknown size', '{ plain { id } }', {}, 10],
  ['an assumed size', '{ few { id } }', {}, 3],
  ['the default of a slicing argument', '{ page { id } }', {}, 20],
  ['a literal', '{ page(first: 5) { id } }', {}, 5],
  ['a variable', 'query($n: Int) { page(first: $n) { id } }', { n: 70 }, 70],
  ['the default of a variable', 'query($n: Int = 30) { page(first: $n) { id } }', {}, 30],
  ['the largest of several', '{ page(first: 5, input: { size: 9 }) { id } }', {}, 9],
  ['a negative size', '{ page(first: -100) { id } }', {}, 0],
  ['the ids of a list', 'query($ids: [ID!]!) { byIds(ids: $ids) { id } }', { ids: ['1', '2'] }, 2],
  ['sized fields', '{ items(first: 5) { total edges { node { id } } } }', {}, 1 + 5 * 2],
  [
    'two sized fields',
    '{ items(first: 5) { edges { node { id } } nodes { id } } }',
    {},
    1 + 10 + 5,
  ],
  ['a weighted type and argument', '{ dear(slow: true) { id } }', {}, 57],
  ['the most expensive of the possible types', '{ any { id } }', {}, 50],
  [
    'merged selections once',
    '{ one { id } one { id } ...F } fragment F on Query { one { id } }',
    {},
    1,
  ],
  ['aliases each', '{ one { id } a: one { id } }', {}, 2],
  ['nested lists', '{ page(first: 5) { children(first: 4) { id } } }', {}, 5 * (1 + 4 * 50)],
  [
    'a skipped field',
    'query($s: Boolean!) { page(first: 90) @skip(if: $s) { id } }',
    { s: true },
    0,
  ],
  ['a mutation', 'mutation { write { id } }', {}, 11],
])('%s', (_name, query, variables, cost) => {
  expect(costOf(query, variables)).toBe(cost);
});

it('the cost is computed quickly however deep interfaces nest, also for merged selections', () => {
  const nest = (depth: number): string =>
    depth === 0 ? 'id' : `children(first: 2) { ${nest(depth - 1)} } children(first: 2) { id }`;
  const began = Date.now();
  expect(costOf(`{ any { ${nest(14)} } }`)).toBeGreaterThan(100_000);
  expect(Date.now() - began).toBeLessThan(2000);
});

it('the cost is unknown for invalid variables', () => {
  expect(costOf('query($n: Int) { page(first: $n) { id } }', { n: 'many' })).toBeUndefined();
});

describe('a page of the product', () => {
  const sdl = SUPERGRAPH;
  const product = new CostAnalyser(
    Supergraph.build(sdl).apiSchema().toGraphQLJSSchema({ includeDefer: false }),
    sdl,
  );
  const penalties = (args: string, variables = {}, declared = '') =>
    costOf(`query Q${declared} { penalties${args} { nodes { id } } }`, variables, product);
  const size = '($size: Int)';

  it.each(['first', 'last'])('has the cost %s, as a literal and as a variable', (argument) => {
    const hundred = penalties(`(${argument}: 100)`);
    expect(hundred).toBe(101);
    expect(penalties(`(${argument}: $size)`, { size: 100 }, size)).toBe(hundred);
    expect(penalties(`(${argument}: $size)`, { size: 7 }, size)).toBe(8);
  });

  it.each([
    ['no argument', '', {}],
    ['a null size', '(last: null)', {}],
    ['a variable without a value', '(last: $size)', {}],
    ['a variable that is null', '(first: $size)', { size: null }],
    ['only a cursor', '(before: "AAAA")', {}],
  ])('has the cost of 20 items for %s', (_name, args, variables) => {
    expect(penalties(args, variables, args.includes('$') ? size : '')).toBe(21);
  });
});
