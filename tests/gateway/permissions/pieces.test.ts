import { buildSchema, GraphQLError, parse, Kind, type SelectionSetNode } from 'graphql';
import { buildAccessIndex } from '../../../gateway/permissions/accessIndex';
import { RequestedPaths } from '../../../gateway/permissions/requestedPaths';
import { takeDenials } from '../../../gateway/permissions/denialErrors';
import { MaskedPaths } from '../../../gateway/permissions/maskedPaths';
import { modeOf } from '../../../gateway/permissions/modes';
import { PathCounts } from '../../../gateway/permissions/paths';
import { PermissionEngine } from '../../../gateway/permissions/permissionEngine';
import { createTestGraph } from './testGraph';

function requestedPaths(query: string): RequestedPaths {
  const { definitions } = parse(query);
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const { selectionSet } = definitions[0] as { selectionSet: SelectionSetNode };
  return new RequestedPaths(
    { schema: undefined as never, fragments, conditions: new Map() },
    selectionSet,
  );
}

const selected = requestedPaths(
  '{ people: subjects { ...F a: name } } fragment F on X { ... on Y { born } }',
);

const denial = (path: (string | number)[], count?: number) =>
  new GraphQLError('Unauthorized field or type', {
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', ...(count && { count }), serviceName: 'x' },
  });

describe('denials that subgraphs report', () => {
  it('are counted by normalised path with the client’s own aliases', () => {
    const counts = new PathCounts();
    const errors = [
      denial(['people', 0, 'born']),
      denial(['people', '@', 'born'], 3),
      denial(['people', 1, 'a__alias_0']),
    ];
    expect(takeDenials(errors, () => selected, counts)).toEqual([]);
    expect(
      Array.from(
        counts.groups(() => undefined),
        ([path, , { count }]) => [path, count],
      ),
    ).toEqual([
      ['people.@.born', 4],
      ['people.@.a', 1],
    ]);
  });

  it('are dropped for unselected paths, and other errors retain their selected part', () => {
    const counts = new PathCounts();
    const other = new GraphQLError('away', { path: ['people', 2, 'secret'] });
    const left = takeDenials([denial(['people', 0, 'secret']), other], () => selected, counts);
    expect(counts.size).toBe(0);
    expect(left.map(({ message, path }) => [message, path])).toEqual([['away', ['people', 2]]]);
  });
});

it('masked paths are joined to the path of the fetch and retained where selected', () => {
  const masked = new MaskedPaths();
  masked.report([], { masked: ['people.@.a', 7] });
  masked.report(['people', '@'], { masked: ['_entities.@.born', '_entities.@.hidden'] });
  masked.report(['people'], { masked: 'people' });
  expect(masked.requested(selected)).toEqual(['people.@.a', 'people.@.born']);
});

describe('the access index', () => {
  const index = buildAccessIndex(`
    directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION
    type A @access(rule: [["auth"]]) { x: S y: Int @access(rule: [["loa:2"]]) @access(rule: [["role:bank"], ["role:officer"]]) }
    extend type A @access(rule: [["role:officer"], ["role:bank"]])
    type B { z: Int w: Int @access(rule: [["public"]]) }
    scalar S @access(rule: [["loa:1"]])
  `);

  it('combines the rules of type, extension, field and leaf type', () => {
    expect(index.fieldRule('A', 'x')).toEqual([
      ['auth', 'loa:1', 'role:officer'],
      ['auth', 'loa:1', 'role:bank'],
    ]);
    expect(index.fieldRule('A', 'y')).toHaveLength(2);
  });

  it('closes a field without any rule to everybody', () => {
    expect(index.fieldRule('B', 'z')).toEqual([]);
    expect(index.fieldRule('B', 'w')).toEqual([['public']]);
  });

  it('is disabled for a supergraph without rules', () => {
    expect(buildAccessIndex('type Query { a: Int }').enabled).toBe(false);
    expect(index.enabled).toBe(true);
  });
});

it('a client without an entry uses filter mode', () => {
  expect(modeOf({ a: 'reject' }, 'a')).toBe('reject');
  expect(modeOf({ a: 'reject' }, 'constructor')).toBe('filter');
  expect(modeOf({ a: 'reject' }, undefined)).toBe('filter');
});

it('analyses are cached by what they depend on', async () => {
  const { engine } = await createTestGraph();
  const document = parse('query($s: Boolean!) { persons { id name @skip(if: $s) } }');
  const decide = (s: boolean, ...terms: string[]) => {
    const decision = engine.decide({
      document,
      documentHash: 'h',
      operationName: undefined,
      variables: { s },
      terms: new Set(terms),
      enforceOutputs: true,
    });
    return decision.kind === 'analysed' ? decision.analysis : undefined;
  };
  const first = decide(false, 'public', 'auth');
  expect(decide(false, 'public', 'auth', 'dept:nowhere')).toBe(first);
  expect(decide(false, 'public', 'auth', 'role:officer')).not.toBe(first);
  expect(decide(true, 'public', 'auth')).not.toBe(first);
});

it('a visitor and a logged-in caller never share an analysis, although no rule names the login', () => {
  const sdl = `
    directive @access(rule: [[String!]!]!) on OBJECT | FIELD_DEFINITION
    type Query @access(rule: [["public"]]) { own: Int @access(rule: [["rel:self"]]) }`;
  const engine = new PermissionEngine({ supergraphSdl: sdl, schema: buildSchema(sdl) });
  const document = parse('{ own }');
  const leaves = (...terms: string[]) => {
    const decision = engine.decide({
      document,
      documentHash: 'h',
      operationName: undefined,
      variables: {},
      terms: new Set(terms),
      enforceOutputs: true,
    });
    return decision.kind === 'analysed' && decision.analysis.filtered !== undefined;
  };
  expect(leaves('public')).toBe(false);
  expect(leaves('public', 'auth')).toBe(true);
  expect(leaves('public')).toBe(false);
});
