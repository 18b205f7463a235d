import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { CostAnalyser } from '../../../gateway/limits/cost/costAnalyser';

const SDL = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  scalar Heavy @cost(weight: 30)
  enum Mode @cost(weight: 15) { FAST SLOW }
  input Filter {
    text: String @cost(weight: 20)
    mode: Mode
    heavy: Heavy
    exact: Boolean @cost(weight: -12)
    any: [Filter!]
    not: Filter @cost(weight: 2)
    limit: Int = 5 @cost(weight: 4)
  }
  interface Tagged { tags(first: Int): [String] @listSize(slicingArguments: ["first"]) }
  type Item implements Tagged { id: ID tags(first: Int @cost(weight: 8)): [String] }
  type Page { nodes: [Item] }
  type Query {
    search(filter: Filter): Item
    weighed(filter: Filter @cost(weight: 7)): Item
    approx(fast: Boolean @cost(weight: -3)): Item @cost(weight: 5)
    mode(mode: Mode): String
    own(mode: Mode @cost(weight: 2)): String
    defaults(mode: Mode = FAST, n: Int = 1 @cost(weight: 6)): String
    modes(modes: [Mode!]): String
    heavy: Heavy
    heavies: [Heavy] @listSize(assumedSize: 3)
    list(filter: Filter): [Item] @listSize(assumedSize: 3)
    tagged: Tagged
    page(first: Int, last: Int): [Item] @listSize(slicingArguments: ["first", "last"])
    defaulted(first: Int = 4, last: Int): [Item] @listSize(slicingArguments: ["first", "last"])
    loose(first: Int, last: Int): [Item] @listSize(assumedSize: 6, slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
    pages(first: Int): [Page] @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
  }
`;

const analyser = new CostAnalyser(buildSchema(SDL), SDL);
type Variables = Record<string, unknown>;

/** The costs of one document with each set of variables in turn. */
function costsOf(query: string, ...variables: Variables[]): (number | undefined)[] {
  const document = parse(query);
  const [operation] = document.definitions as readonly OperationDefinitionNode[];
  return variables.map((given) => analyser.of(document, operation!, given));
}

const search = (filter: string) => `{ search(filter: ${filter}) { id } }`;

it.each<[string, string, number]>([
  ['no argument', '{ search { id } }', 1],
  ['null', search('null'), 1],
  ['an input object, and the default in it', search('{}'), 1 + 4],
  ['an input field', search('{ text: "x" }'), 1 + 20 + 4],
  ['an explicit null, which is a value', search('{ text: null }'), 1 + 20 + 4],
  ['an enum in an input field', search('{ mode: SLOW }'), 1 + 15 + 4],
  ['a null of an enum', search('{ mode: null }'), 1 + 4],
  ['a scalar in an input field', search('{ heavy: [1, 2] }'), 1 + 30 + 4],
  ['a list of input objects', search('{ any: [{ text: "a" }, { text: "b" }] }'), 1 + 4 + 2 * 24],
  ['an item for a list', search('{ any: { text: "a" } }'), 1 + 4 + 24],
  ['a nested input object with a weight', search('{ not: { text: "x" } }'), 1 + 4 + 2 + 24],
  ['a negative input field', search('{ text: "x", exact: true }'), 1 + 20 - 12 + 4],
  ['never below zero', search('{ exact: true }'), 0],
  ['an argument and its contents', '{ weighed(filter: { text: "x" }) { id } }', 1 + 7 + 24],
  ['a field of its own weight', '{ approx { id } }', 5],
  ['a negative argument', '{ approx(fast: true) { id } }', 5 - 3],
  ['an enum argument', '{ mode(mode: FAST) }', 15],
  ['its own weight instead of that of its type', '{ own(mode: FAST) }', 2],
  ['a list of enums', '{ modes(modes: [FAST, SLOW, FAST]) }', 45],
  ['defaults of the schema', '{ defaults }', 15 + 6],
  ['null for a default', '{ defaults(mode: null) }', 6],
  ['a returned scalar', '{ heavy }', 30],
  ['a list of them', '{ heavies }', 90],
  ['arguments once, items each', '{ list(filter: { text: "x" }) { id } }', 24 + 3],
  ['aliases each', `{ a: mode(mode: FAST) b: mode(mode: SLOW) }`, 30],
  ['fragments', '{ ...F } fragment F on Query { mode(mode: FAST) }', 15],
  [
    'an argument of the object where the list size is the interface’s',
    '{ tagged { tags(first: 2) } }',
    1 + 8,
  ],
  [
    'a size for fields inside a list of unknown size',
    '{ pages(first: 3) { nodes { id } } }',
    10 * (1 + 3),
  ],
])('%s', (_what, query, cost) => {
  expect(costsOf(query, {})).toEqual([cost]);
});

describe('variables apply only to their own request', () => {
  it.each<[string, string, readonly (readonly [Variables, number])[]]>([
    [
      'an input object',
      'query($f: Filter) { search(filter: $f) { id } }',
      [
        [{}, 1],
        [{ f: null }, 1],
        [{ f: { text: 'x' } }, 25],
        [{ f: { any: [{ text: 'x' }, {}] } }, 1 + 4 + 24 + 4],
      ],
    ],
    [
      'a variable inside of a literal',
      'query($t: String) { search(filter: { text: $t }) { id } }',
      [
        [{}, 5],
        [{ t: 'x' }, 25],
      ],
    ],
    [
      'a weighted argument',
      'query($f: Filter) { weighed(filter: $f) { id } }',
      [
        [{}, 1],
        [{ f: null }, 8],
        [{ f: {} }, 12],
      ],
    ],
    [
      'an argument whose type has no weight',
      'query($fast: Boolean) { approx(fast: $fast) { id } }',
      [
        [{}, 5],
        [{ fast: true }, 2],
      ],
    ],
    [
      'an enum',
      'query($m: Mode) { mode(mode: $m) }',
      [
        [{}, 0],
        [{ m: 'FAST' }, 15],
        [{ m: null }, 0],
      ],
    ],
    [
      'a default of the operation',
      'query($m: Mode = SLOW) { mode(mode: $m) }',
      [
        [{}, 15],
        [{ m: null }, 0],
      ],
    ],
    [
      'a default of the schema',
      'query($m: Mode) { defaults(mode: $m) }',
      [
        [{}, 21],
        [{ m: null }, 6],
      ],
    ],
    [
      'a list',
      'query($m: [Mode!]) { modes(modes: $m) }',
      [
        [{ m: [] }, 0],
        [{ m: ['FAST', 'SLOW'] }, 30],
        [{ m: 'FAST' }, 15],
      ],
    ],
    [
      'a condition',
      'query($s: Boolean!) { mode(mode: FAST) @skip(if: $s) ... @include(if: $s) { heavy } }',
      [
        [{ s: true }, 30],
        [{ s: false }, 15],
      ],
    ],
    [
      'a fragment',
      'query($m: Mode) { ...F } fragment F on Query { mode(mode: $m) }',
      [
        [{}, 0],
        [{ m: 'FAST' }, 15],
      ],
    ],
    [
      'long values',
      'query($f: Filter) { search(filter: $f) { id } }',
      [
        [{ f: { text: 'x'.repeat(2000) } }, 25],
        [{ f: { heavy: 'x'.repeat(2000) } }, 35],
      ],
    ],
  ])('%s', (_what, query, cases) => {
    for (const order of [cases, [...cases].reverse()]) {
      const costs = costsOf(query, ...order.map(([variables]) => variables));
      expect(costs).toEqual(order.map(([, cost]) => cost));
    }
  });
});

describe('slicing arguments', () => {
  it.each<[string, Variables, number]>([
    ['{ page(first: 2) { id } }', {}, 2],
    ['{ page(first: 2, last: null) { id } }', {}, 2],
    ['query($l: Int) { page(first: 2, last: $l) { id } }', {}, 2],
    ['{ defaulted { id } }', {}, 4],
    ['{ defaulted(last: 7) { id } }', {}, 7],
    ['{ loose { id } }', {}, 6],
    ['{ loose(first: 2, last: 9) { id } }', {}, 9],
    ['query($l: Int = 9) { loose(first: 2, last: $l) { id } }', {}, 9],
  ])('%s', (query, variables, cost) => {
    expect(costsOf(query, variables)).toEqual([cost]);
  });

  it.each<[string, Variables]>([
    ['{ page { id } }', {}],
    ['{ page(first: null) { id } }', {}],
    ['{ page(first: 1, last: 2) { id } }', {}],
    ['query($l: Int) { page(first: 2, last: $l) { id } }', { l: 3 }],
    ['query($f: Int) { page(first: $f) { id } }', {}],
    ['{ defaulted(first: 1, last: 2) { id } }', {}],
  ])('must be exactly one: %s', (query, variables) => {
    expect(() => costsOf(query, variables)).toThrow(
      /^Query.(page|defaulted) needs exactly one of its arguments first, last\.$/,
    );
  });
});
