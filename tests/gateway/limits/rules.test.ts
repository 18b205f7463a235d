import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { compose, inProcess, testGateway, testSubgraph } from '../support';

const TYPES = `
  scalar Any
  enum Size { SMALL LARGE }
  input In { n: Int!  size: Size  text: String }
  interface Named { name: String }
  type Cat implements Named @key(fields: "id") { id: ID!  name: String  size(unit: Int): Int }
  type Stone { weight: Float }
  type Query {
    cat(id: ID!): Cat
    named: Named
    stone: Stone
    echo(n: Int, f: Float, b: Boolean, s: String, id: ID, size: Size, in: In, list: [Int], any: Any): String
  }
`;
const IMPORT =
  '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])';
const CATS = `extend schema ${IMPORT} ${TYPES}`;
const LABELS = `extend schema ${IMPORT}
  type Cat @key(fields: "id") { id: ID!  size(unit: Int): Int @external  label: String @requires(fields: "size(unit: 2)")  title: String @requires(fields: "size(unit: 1)") }`;

/** The same types for the rules of GraphQL.js, with subscriptions, which no gateway serves. */
const plain = buildSchema(
  `directive @key(fields: String) on OBJECT ${TYPES} type Subscription { a: Int b: Int }`,
);

/** For each rule an operation that breaks it, and the message, which never contains a value. */
const RULES: readonly (readonly [rule: string, query: string, sentence: string])[] = [
  [
    'ExecutableDefinitions',
    '{ named { name } } type T { a: Int }',
    'The "T" definition is not executable.',
  ],
  [
    'UniqueOperationNames',
    'query A { named { name } } query A { named { name } }',
    'There can be only one operation named "A".',
  ],
  [
    'LoneAnonymousOperation',
    '{ named { name } } query A { named { name } }',
    'This anonymous operation must be the only defined operation.',
  ],
  ['KnownTypeNames', '{ named { ... on Dog { name } } }', 'Unknown type "Dog".'],
  [
    'FragmentsOnCompositeTypes',
    '{ named { ... on Size { name } } }',
    'Fragment cannot condition on non composite type "Size".',
  ],
  [
    'VariablesAreInputTypes',
    'query($c: Cat) { echo(any: $c) }',
    'Variable "$c" cannot be non-input type "Cat".',
  ],
  [
    'ScalarLeafs',
    '{ named { name { first } } }',
    'Field "name" must not have a selection since type "String" has no subfields.',
  ],
  [
    'ScalarLeafs',
    '{ named }',
    'Field "named" of type "Named" must have a selection of subfields. Did you mean "named { ... }"?',
  ],
  [
    'FieldsOnCorrectType',
    '{ named { nmae } }',
    'Cannot query field "nmae" on type "Named". Did you mean "name"?',
  ],
  [
    'UniqueFragmentNames',
    '{ named { ...F } } fragment F on Named { name } fragment F on Named { name }',
    'There can be only one fragment named "F".',
  ],
  ['KnownFragmentNames', '{ named { ...F } }', 'Unknown fragment "F".'],
  [
    'NoUnusedFragments',
    '{ named { name } } fragment F on Named { name }',
    'Fragment "F" is never used.',
  ],
  [
    'PossibleFragmentSpreads',
    '{ named { ... on Stone { weight } } }',
    'Fragment cannot be spread here as objects of type "Named" can never be of type "Stone".',
  ],
  [
    'NoFragmentCycles',
    '{ named { ...F } } fragment F on Named { ...F }',
    'Cannot spread fragment "F" within itself.',
  ],
  [
    'UniqueVariableNames',
    'query($n: Int, $n: Int) { echo(n: $n) }',
    'There can be only one variable named "$n".',
  ],
  ['NoUndefinedVariables', '{ echo(n: $n) }', 'Variable "$n" is not defined.'],
  ['NoUnusedVariables', 'query($n: Int) { named { name } }', 'Variable "$n" is never used.'],
  [
    'NoUnusedVariables',
    'query A($n: Int = 42) { named { name } }',
    'Variable "$n" is never used in operation "A".',
  ],
  ['KnownDirectives', '{ named @hidden { name } }', 'Unknown directive "@hidden".'],
  [
    'UniqueDirectivesPerLocation',
    '{ named @skip(if: false) @skip(if: true) { name } }',
    'The directive "@skip" can only be used once at this location.',
  ],
  [
    'KnownArgumentNames',
    '{ echo(nn: 42) }',
    'Unknown argument "nn" on field "Query.echo". Did you mean "in" or "n"?',
  ],
  ['UniqueArgumentNames', '{ echo(n: 42, n: 43) }', 'There can be only one argument named "n".'],
  ['ValuesOfCorrectType', '{ echo(n: "secret") }', 'Int cannot represent non-integer value.'],
  [
    'ValuesOfCorrectType',
    '{ echo(n: 12345678901234) }',
    'Int cannot represent non 32-bit signed integer value.',
  ],
  ['ValuesOfCorrectType', '{ echo(f: "secret") }', 'Float cannot represent non numeric value.'],
  ['ValuesOfCorrectType', '{ echo(b: secret) }', 'Boolean cannot represent a non boolean value.'],
  ['ValuesOfCorrectType', '{ echo(s: 42) }', 'String cannot represent a non string value.'],
  [
    'ValuesOfCorrectType',
    '{ echo(s: ["secret: x, found y"]) }',
    'String cannot represent a non string value.',
  ],
  [
    'ValuesOfCorrectType',
    '{ echo(id: 4.2) }',
    'ID cannot represent a non-string and non-integer value.',
  ],
  ['ValuesOfCorrectType', '{ echo(size: secret) }', 'The value does not exist in "Size" enum.'],
  [
    'ValuesOfCorrectType',
    '{ echo(size: LARG) }',
    'The value does not exist in "Size" enum. Did you mean the enum value "LARGE"?',
  ],
  [
    'ValuesOfCorrectType',
    '{ echo(size: "LARGE") }',
    'Enum "Size" cannot represent non-enum value. Did you mean the enum value "LARGE"?',
  ],
  [
    'ValuesOfCorrectType',
    '{ echo(size: "secret") }',
    'Enum "Size" cannot represent non-enum value.',
  ],
  ['ValuesOfCorrectType', '{ echo(in: "secret") }', 'Expected value of type "In".'],
  ['ValuesOfCorrectType', '{ echo(in: { n: null }) }', 'Expected value of type "Int!".'],
  [
    'ValuesOfCorrectType',
    '{ echo(in: { text: "secret" }) }',
    'Field "In.n" of required type "Int!" was not provided.',
  ],
  [
    'ValuesOfCorrectType',
    '{ echo(in: { n: 1, txt: "secret" }) }',
    'Field "txt" is not defined by type "In". Did you mean "text"?',
  ],
  [
    'ValuesOfCorrectType',
    '{ echo(list: [1, { a: "secret" }]) }',
    'Int cannot represent non-integer value.',
  ],
  [
    'ValuesOfCorrectType',
    'query($n: Int = "secret") { echo(n: $n) }',
    'Int cannot represent non-integer value.',
  ],
  [
    'ProvidedRequiredArguments',
    '{ cat { name } }',
    'Field "cat" argument "id" of type "ID!" is required, but it was not provided.',
  ],
  [
    'VariablesInAllowedPosition',
    'query($n: String) { echo(n: $n) }',
    'Variable "$n" of type "String" used in position expecting type "Int".',
  ],
  [
    'OverlappingFieldsCanBeMerged',
    '{ echo(s: "secret") echo(s: "other") }',
    'Fields "echo" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.',
  ],
  [
    'UniqueInputFieldNames',
    '{ echo(in: { n: 42, n: 43 }) }',
    'There can be only one input field named "n".',
  ],
  [
    'MaxIntrospectionDepth',
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    'Maximum introspection depth exceeded',
  ],
];

/** The messages of the parser and the lexer. */
const SYNTAX: readonly (readonly [query: string, sentence: string])[] = [
  ['{ cat(id "secret") { name } }', 'Syntax Error: Expected ":", found String.'],
  ['{ cat(id """secret: "x".""") { name } }', 'Syntax Error: Expected ":", found BlockString.'],
  ['{ cat "secret" }', 'Syntax Error: Expected Name, found String.'],
  ['{ cat 42 }', 'Syntax Error: Expected Name, found Int.'],
  ['{ cat 4.2 }', 'Syntax Error: Expected Name, found Float.'],
  ['"secret"', 'Syntax Error: Unexpected <EOF>.'],
  ['{ cat(id: "secret', 'Syntax Error: Unterminated string.'],
  ['{ cat(id: "secret\\q") }', 'Syntax Error: Invalid character escape sequence.'],
  ['{ cat(id: 张三) }', 'Syntax Error: Unexpected character.'],
  ['{ cat(id: 42secret) }', 'Syntax Error: Invalid number, expected digit but got.'],
  ['{ cat', 'Syntax Error: Expected Name, found <EOF>.'],
];

/** The gateway's own rules. When something is too large, every caller gets the message. */
const OWN: readonly (readonly [rule: string, query: string, sentence: string, told: boolean])[] = [
  [
    'limits: aliases',
    `{ ${Array.from({ length: 61 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
    'The operation has more than 60 aliases.',
    true,
  ],
  [
    'limits: reserved names',
    '{ constructor: __typename }',
    'The alias constructor is reserved; choose another.',
    false,
  ],
  [
    'required arguments',
    '{ cat(id: 1) { label title } }',
    'Two fields of Cat require size as size(unit: 2) and as size(unit: 1); select them in separate operations.',
    false,
  ],
];

let open: Gateway;
let closed: Gateway;
beforeAll(async () => {
  const options = {
    supergraph: compose([
      { name: 'cats', sdl: CATS },
      { name: 'labels', sdl: LABELS },
    ]),
    subgraphs: inProcess(testSubgraph('cats', CATS, {}), testSubgraph('labels', LABELS, {})),
  };
  open = await testGateway({ ...options, anonymousIntrospection: true });
  closed = await testGateway({ ...options, anonymousIntrospection: false });
});
afterAll(async () => {
  await open.stop();
  await closed.stop();
});

async function errorsOf(gateway: Gateway, query: string) {
  const { status, body } = await request(gateway.app).post('/graphql').send({ query });
  expect(status).toBe(200);
  expect(body).not.toHaveProperty('data');
  const errors = body.errors as { message: string; extensions: unknown }[];
  for (const { message } of errors)
    expect(message).not.toMatch(/secret|other"|4\.?[23]|12345678901234|张|5F20/);
  return errors;
}

const UNIFORM = [
  {
    message: 'The operation is not valid; callers with an access token receive the details.',
    extensions: { code: 'INVALID_OPERATION' },
  },
];

describe('the rules of GraphQL.js', () => {
  /** Rules that only a subscription type can break, which no supergraph served here has. */
  const UNREACHABLE = ['SingleFieldSubscriptions'];

  it('all have an operation in this test', () => {
    const named = new Set(RULES.map(([rule]) => `${rule}Rule`));
    const rules = specifiedRules.map(({ name }) => name);
    expect([...named, ...UNREACHABLE.map((rule) => `${rule}Rule`)].sort()).toEqual(rules.sort());
  });

  it.each(RULES)('include %s, which %s breaks', async (rule, query, sentence) => {
    const own = specifiedRules.filter(({ name }) => name === `${rule}Rule`);
    expect(validate(plain, parse(query), own)).not.toHaveLength(0);
    const errors = await errorsOf(open, query);
    expect(errors.map(({ message }) => message)).toContain(sentence);
    for (const { extensions } of errors) expect(extensions).toEqual({ code: 'INVALID_OPERATION' });
    expect(await errorsOf(closed, query)).toEqual(UNIFORM);
  });
});

it.each(SYNTAX)('a syntax error is reported: %s', async (query, sentence) => {
  const [error] = await errorsOf(open, query);
  expect(error).toMatchObject({ message: sentence, extensions: { code: 'INVALID_OPERATION' } });
  expect(await errorsOf(closed, query)).toEqual(UNIFORM);
});

it.each(OWN)('the gateway applies its own rule of %s', async (_rule, query, sentence, isPublic) => {
  const [error] = await errorsOf(open, query);
  expect(error!.message).toBe(sentence);
  const answer = await errorsOf(closed, query);
  if (isPublic) expect(answer[0]!.message).toBe(sentence);
  else expect(answer).toEqual(UNIFORM);
});
