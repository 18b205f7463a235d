import {
  buildSchema,
  getVariableValues,
  parse,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileFitting } from '../../../gateway/fittingVariables';

const schema = buildSchema(`
  scalar Day
  enum Sort { UP DOWN }
  input Range { from: Int! }
  type Query {
    a(id: ID, text: String, whole: Int, real: Float, flag: Boolean, day: Day, sort: Sort, range: Range): Int
  }
`);

const NAMED = ['ID', 'String', 'Int', 'Float', 'Boolean', 'Sort', 'Day', 'Range'];
const TYPES = NAMED.flatMap((name) => [
  ...[name, `${name}!`, `[${name}]`, `[${name}!]!`],
  ...[`[[${name}!]]`, `${name} = null`],
]);
const VALUES: readonly unknown[] = [
  ...[null, undefined, '', 'x', 'UP', '1', true, false],
  ...[0, -0, 1, 1.5, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1e300],
  ...[[], [null], ['x'], ['UP'], [1], [1.5], [[1]], [[null]], {}, { from: 1 }, { from: null }],
];

function definitionsOf(type: string): readonly VariableDefinitionNode[] {
  const [operation] = parse(`query ($v: ${type}) { a }`).definitions;
  return (operation as OperationDefinitionNode).variableDefinitions!;
}

test.each(TYPES)('values found valid for %s are accepted by GraphQL.js', (type) => {
  const definitions = definitionsOf(type);
  const fit = compileFitting(schema, definitions);
  const given: Record<string, unknown>[] = [{}, ...VALUES.map((v) => ({ v }))];
  for (const variables of given.filter(fit))
    expect(getVariableValues(schema, definitions, variables).errors).toBeUndefined();
});

test.each([
  ['ID!', 'x'],
  ['[ID!]!', ['x', 'y']],
  ['Int', 3],
  ['Float', 0.5],
  ['Boolean!', false],
  ['Sort', 'UP'],
  ['String', null],
  ['[String]', ['x', null]],
])('the usual value of %s is found valid', (type, v) => {
  expect(compileFitting(schema, definitionsOf(type))({ v })).toBe(true);
});

test('an omitted variable is valid where it is optional', () => {
  expect(compileFitting(schema, definitionsOf('Int! = 1'))({})).toBe(true);
  expect(compileFitting(schema, definitionsOf('Int!'))({})).toBe(false);
});
