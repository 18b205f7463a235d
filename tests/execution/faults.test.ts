import { execute, parse } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import { testGateway } from '../gateway/kit';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@interfaceObject"])`;

interface Part {
  readonly sdl: string;
  readonly resolvers: Record<string, Record<string, unknown>>;
}
type Parts = Readonly<Record<string, Part>>;

const servicesOf = (parts: Parts) =>
  Object.entries(parts).map(([name, { sdl }]) => ({
    name,
    typeDefs: parse(`${LINK} ${sdl}`),
    url: `http://127.0.0.1:9/${name}`,
  }));

/** Asks a gateway over subgraphs of the case, twice: the long way and the short one. */
async function answers(parts: Parts, query: string): Promise<{ data?: any; errors?: any[] }> {
  const { supergraphSdl, errors } = composeServices(servicesOf(parts));
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const subgraphs = servicesOf(parts).map(({ name, typeDefs }) => {
    const schema = buildSubgraphSchema({ typeDefs, resolvers: parts[name]!.resolvers as never });
    const answer = async (request: { query: string; variables?: Record<string, unknown> }) =>
      JSON.parse(
        JSON.stringify(
          await execute({
            schema,
            document: parse(request.query),
            variableValues: request.variables,
          }),
        ),
      ) as SubgraphResponse;
    return [name, { name, execute: answer, ready: async () => true }] as const;
  });
  const gateway = await testGateway({ supergraph: supergraphSdl, subgraphs: new Map(subgraphs) });
  try {
    const ask = async () => {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data?: any; errors?: any[] };
    };
    const [first, second] = [await ask(), await ask()];
    expect(second).toEqual(first);
    return first;
  } finally {
    await gateway.stop();
  }
}

const reference = (found: unknown) => found;

describe('@requires with arguments', () => {
  const part = (sdl: string, resolvers: Record<string, unknown>): Part => ({
    sdl,
    resolvers: { P: { __resolveReference: reference, ...resolvers } },
  });
  const SIZES: Part = {
    sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! size(unit: Int = 1): String part: Q }
      type Q { size(unit: Int = 1): String }`,
    resolvers: {
      Query: { p: () => ({ id: '1', part: {} }) },
      P: { size: (_: unknown, { unit }: { unit: number }) => `size ${unit}` },
      Q: { size: (_: unknown, { unit }: { unit: number }) => `inner ${unit}` },
    },
  };
  const external = 'id: ID! size(unit: Int = 1): String @external';
  const LABEL = part(
    `type P @key(fields: "id") { ${external} label: String @requires(fields: "size(unit: 2)") }`,
    { label: ({ size }: { size: string }) => `of ${size}` },
  );
  const parts = { sizes: SIZES, label: LABEL };

  async function expectRefused(query: string, of: Parts = parts): Promise<void> {
    const { data, errors } = await answers(of, query);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/would be both .* and .*use an alias/) as string,
        extensions: { code: 'INVALID_OPERATION' },
      }),
    ]);
  }

  test('the same field with another argument is refused, not answered wrongly', () =>
    expectRefused('{ p { size(unit: 1) label } }'));
  test('also with its default', () => expectRefused('{ p { size label } }'));
  test('also in a fragment', () =>
    expectRefused('{ p { label ...F } } fragment F on P { size(unit: 3) }'));
  test('also another field under its name', () => expectRefused('{ p { size: id label } }'));
  test('also where a condition leaves it out', () =>
    expectRefused('query($c: Boolean = false) { p { size @include(if: $c) label } }'));
  test('the same argument, and other ones under an alias, are answered', async () => {
    const { data } = await answers(parts, '{ p { size(unit: 2) first: size(unit: 1) label } }');
    expect(data).toEqual({ p: { size: 'size 2', first: 'size 1', label: 'of size 2' } });
  });

  test('two fields that require different arguments are not fetched as one', async () => {
    const two = part(
      `type P @key(fields: "id") { ${external}
        one: String @requires(fields: "size(unit: 1)")
        two: String @requires(fields: "size(unit: 2)") }`,
      {
        one: ({ size }: { size: string }) => `one ${size}`,
        two: ({ size }: { size: string }) => `two ${size}`,
      },
    );
    await expectRefused('{ p { one two } }', { sizes: SIZES, two });
    const { data } = await answers({ sizes: SIZES, two }, '{ a: p { one } b: p { two } }');
    expect(data).toEqual({ a: { one: 'one size 1' }, b: { two: 'two size 2' } });
  });

  test('what is required further down is told apart too', async () => {
    const deep = part(
      `type P @key(fields: "id") { id: ID! part: Q @external
        deep: String @requires(fields: "part { size(unit: 2) }") }
       type Q { size(unit: Int = 1): String @external }`,
      { deep: (p: { part: { size: string } }) => `of ${p.part.size}` },
    );
    await expectRefused('{ p { part { size(unit: 1) } deep } }', { sizes: SIZES, deep });
    const { data } = await answers({ sizes: SIZES, deep }, '{ p { deep } }');
    expect(data).toEqual({ p: { deep: 'of inner 2' } });
  });
});

test('a key that is not resolvable is not used', async () => {
  const one: Part = {
    sdl: 'type Query { p: P } type P @key(fields: "id") { id: ID! }',
    resolvers: { Query: { p: () => ({ id: '1' }) } },
  };
  const both: Part = {
    sdl: 'type P @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }',
    resolvers: { P: { __resolveReference: ({ id }: { id: string }) => ({ id, code: 'c' }) } },
  };
  const more: Part = {
    sdl: `type P @key(fields: "id", resolvable: false) @key(fields: "code") { id: ID! code: ID! more: String }`,
    resolvers: {
      P: {
        __resolveReference: ({ code }: { code?: string }) => (code ? { code } : null),
        more: ({ code }: { code: string }) => `more of ${code}`,
      },
    },
  };
  const { data } = await answers({ one, both, more }, '{ p { more } }');
  expect(data).toEqual({ p: { more: 'more of c' } });
});

describe('an interface object', () => {
  const owner = (key: string): Part => ({
    sdl: `type Query { s: S } interface S ${key} { id: ID! name: String }
      type A implements S @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      S: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'A', id, name: 'n' }) },
    },
  });
  const list: Part = {
    sdl: `type Query { list: [S] } type S @key(fields: "id") @interfaceObject { id: ID! grade: String }`,
    resolvers: { Query: { list: () => [{ id: '1' }] }, S: { grade: () => 'g' } },
  };

  test('whose type nobody can tell is no supergraph', () => {
    const parts = { owner: owner('@key(fields: "id", resolvable: false)'), list };
    expect(String(composeServices(servicesOf(parts)).errors)).toContain(
      'no subgraph can be reached to resolve the implementation type',
    );
  });
  test('is told by its owner what it is, and not null', async () => {
    const { data, errors } = await answers(
      { owner: owner('@key(fields: "id")'), list },
      '{ list { __typename id name grade ... on A { again: name } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      list: [{ __typename: 'A', id: '1', name: 'n', grade: 'g', again: 'n' }],
    });
  });
});
