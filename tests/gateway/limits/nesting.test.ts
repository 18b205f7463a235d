import { VariableCollector } from '@apollo/federation-internals';
import { buildSchema, Kind, parse, validate } from 'graphql';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import '../../../gateway/execution/plannerWorkarounds/variablesInLiterals';
import { requiredArgumentsRule } from '../../../gateway/execution/plannerWorkarounds/requiredArgumentsRule';
import { documentShape } from '../../../gateway/limits/documentShape';
import { INPUT_LIMITS } from '../../../gateway/limits/inputLimits';
import { compose, inProcess, testGateway, testSubgraph } from '../support';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Any
  input In { any: Any  in: In  ins: [In]  n: Int }
  type Query { echo(any: Any, in: In): String  self: Query  total: Int }
`;
const { depth, nesting, values } = INPUT_LIMITS;

let gateway: Gateway;
beforeAll(async () => {
  const subgraph = testSubgraph('echoes', SDL, {
    Query: { echo: () => 'echoed', self: () => ({}), total: () => 7 },
  });
  gateway = await testGateway({
    supergraph: compose([{ name: 'echoes', sdl: SDL }]),
    subgraphs: inProcess(subgraph),
    anonymousIntrospection: false,
  });
});
afterAll(() => gateway.stop());

const around = (times: number, open: string, inner: string, close: string) =>
  open.repeat(times) + inner + close.repeat(times);
const list = (levels: number, inner = '1') => around(levels, '[', inner, ']');

async function post(body: string) {
  const {
    status,
    body: answer,
    text,
  } = await request(gateway.app).post('/graphql').type('json').send(body);
  return { status, answer, text };
}
const postQuery = (query: string) => post(JSON.stringify({ query }));
const withVariable = (json: string) =>
  post(`{"query":"query($any: Any) { echo(any: $any) }","variables":{"any":${json}}}`);

const LITERAL = `A literal or the type of a variable is nested more than ${depth} levels deep.`;
const OPERATION = `The operation is nested more than ${nesting} levels deep.`;
const BODY = `The body is nested too deep; a variable may have at most ${depth} levels of lists and objects.`;
const chain = (length: number) =>
  `{ ...F0 } ${Array.from({ length }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ')} fragment F${length} on Query { total }`;

describe.each([depth + 1, 22, 1200, 2400])('%i levels of nesting are refused in', (levels) => {
  it.each<[string, string, string]>([
    ['a list literal', `{ echo(any: ${list(levels)}) }`, LITERAL],
    ['an object literal', `{ echo(any: ${around(levels, '{a:', '1', '}')}) }`, LITERAL],
    [
      'lists inside objects',
      `{ echo(any: ${around(levels / 2 + 1, '[{a:', '1', '}]')}) }`,
      LITERAL,
    ],
    ['an input object', `{ echo(in: ${around(levels, '{in:', '{n: 1}', '}')}) }`, LITERAL],
    ['an unknown argument', `{ echo(nothing: ${list(levels)}) }`, LITERAL],
    ['the argument of a directive', `{ echo @skip(if: ${list(levels)}) }`, LITERAL],
    ['a directive of the operation', `query @x(a: ${list(levels)}) { total }`, LITERAL],
    ['the default of a variable', `query($any: Any = ${list(levels)}) { total }`, LITERAL],
    ['the type of a variable', `query($any: ${list(levels, 'Int')}) { total }`, LITERAL],
    [
      'a directive of a variable',
      `query($n: Int @x(a: ${list(levels)})) { echo(in: {n: $n}) }`,
      LITERAL,
    ],
    ['a list that never ends', `{ echo(any: ${'['.repeat(levels)}`, LITERAL],
  ])('%s', async (_what, query, message) => {
    expect(await postQuery(query)).toMatchObject({
      status: 200,
      answer: { errors: [{ message, extensions: { code: 'OPERATION_TOO_LARGE' } }] },
    });
  });

  it.each<[string, string]>([
    ['a variable', `"variables":{"any":${list(levels)}}`],
    ['a variable that nothing uses', `"variables":{"other":${list(levels)}}`],
    ['objects in a variable', `"variables":{"any":${around(levels, '{"a":', '1', '}')}}`],
    ['extensions', `"extensions":{"any":${list(levels)}}`],
    ['another member', `"any":${list(levels + 1)}`],
  ])('%s of the body', async (_what, member) => {
    expect(await post(`{"query":"{ total }",${member}}`)).toMatchObject({
      status: 400,
      answer: { errors: [{ message: BODY, extensions: { code: 'OPERATION_TOO_LARGE' } }] },
    });
  });

  it('a body that is a list', async () => {
    expect((await post(list(levels + 2))).answer.errors).toMatchObject([{ message: BODY }]);
  });
});

it.each<[string, string]>([
  ['selection sets', around(nesting, '{ self ', '{ total }', '}')],
  ['many more selection sets', around(2400, '{ self ', '{ total }', '}')],
  ['inline fragments', `{ ${around(nesting, '... {', 'total', '}')} }`],
  ['many more inline fragments', `{ ${around(2400, '... {', 'total', '}')} }`],
  ['inline fragments that never end', `{ ${'... {'.repeat(1600)}`],
  ['a chain of fragments', chain(nesting)],
  ['a longer chain', chain(550)],
  [
    'fragments in fragments',
    `{ ${around(40, '... {', '...A', '}')} } fragment A on Query { ${around(40, '... {', 'total', '}')} }`,
  ],
])('nesting deeper than the limit is refused: %s', async (_what, query) => {
  expect(await postQuery(query)).toMatchObject({
    status: 200,
    answer: { errors: [{ message: OPERATION, extensions: { code: 'OPERATION_TOO_LARGE' } }] },
  });
});

it('operations just within the limits are executed', async () => {
  const echoed = { status: 200, answer: { data: { echo: 'echoed' } } };
  expect(await postQuery(`{ echo(any: ${list(depth)}) }`)).toMatchObject(echoed);
  expect(await withVariable(list(depth))).toMatchObject(echoed);
  expect(await withVariable(around(depth, '{"a":', '1', '}'))).toMatchObject(echoed);
  const few = Array.from({ length: values - 4 }, () => '1').join();
  expect(await withVariable(`[${few}]`)).toMatchObject(echoed);
  const total = { status: 200, answer: { data: { total: 7 } } };
  expect(await postQuery(`{ ${around(nesting - 1, '... {', 'total', '}')} }`)).toMatchObject(total);
  expect(await postQuery(chain(nesting - 2))).toMatchObject(total);
});

it('a body with more values than the limit is refused', async () => {
  const many = Array.from({ length: values }, () => '1').join();
  expect(await withVariable(`[${many}]`)).toMatchObject({
    status: 400,
    answer: {
      errors: [
        {
          message: `The body has more than ${values} values; send fewer.`,
          extensions: { code: 'OPERATION_TOO_LARGE' },
        },
      ],
    },
  });
});

describe('the shape of a document', () => {
  const shapeOf = (text: string) => documentShape(text, { nesting: 99, valueDepth: 99 }, 5000);

  it.each<[string, string, number, number]>([
    ['nothing', '', 0, 0],
    ['an operation', '{ a { b } }', 2, 0],
    ['a fragment where it is spread', '{ a { ...F } } fragment F on Query { b { c } }', 4, 0],
    ['one that is used nowhere', '{ a } fragment F on Query { b { c { d } } }', 3, 0],
    [
      'a fragment with the name of a keyword',
      'query fragment { ...fragment } fragment fragment on Q { a { b } }',
      3,
      0,
    ],
    [
      'fragments that spread each other',
      '{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }',
      3,
      0,
    ],
    ['inline fragments', '{ ... on A { b } ... @skip(if: true) { c } }', 2, 0],
    ['a literal', '{ a(b: [{ c: [1] }]) }', 5, 3],
    ['brackets within strings and comments', '{ a(b: "[[[", c: """{{{""") # (((\n }', 2, 0],
    ['arguments in selections', '{ a { b { c(d: [1]) } } }', 5, 1],
    ['directives of variables', 'query($a: [[Int]] = [1] @x(b: [1])) { a }', 3, 2],
    ['a description', '"""{{""" query A { a } "x" fragment F on Q { b { c } }', 2, 0],
  ])('%s', (_what, text, levels, valueDepth) => {
    expect(shapeOf(text)).toEqual({ nesting: levels, valueDepth });
  });
});

it('each value of a literal is visited once, however many lists enclose it', () => {
  let reads = 0;
  const leaf = {
    get n() {
      reads++;
      return 1;
    },
  };
  let literal: unknown = leaf;
  for (let level = 0; level < depth; level++) literal = [literal];
  new VariableCollector().collectInArguments({ literal });
  expect(reads).toBe(1);
});

it('a fragment is visited once per type, however often it is spread', () => {
  const levels = 12;
  const fragments = Array.from(
    { length: levels },
    (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
  ).join(' ');
  const document = parse(`{ ...F0 } ${fragments} fragment F${levels} on Query { total }`);
  const last = document.definitions.at(-1)!;
  if (last.kind !== Kind.FRAGMENT_DEFINITION) throw new TypeError('The last is a fragment.');
  let reads = 0;
  const { selectionSet } = last;
  const { selections } = selectionSet;
  Object.defineProperty(selectionSet, 'selections', {
    enumerable: true,
    get() {
      reads++;
      return selections;
    },
  });
  const required = [{ type: 'Query', field: 'total', set: selectionSet }];
  validate(buildSchema('type Query { total: Int }'), document, [requiredArgumentsRule(required)]);
  expect(reads).toBeLessThan(20);
});
