import { composeServices } from '@apollo/composition';
import { servicesOf, type Part, type Parts } from './parts';
import { partsWorld, type PartsAnswer } from './partsWorld';

/** Asks gateways over the subgraphs of a case. */
async function answers(parts: Parts, query: string, stock = true): Promise<PartsAnswer> {
  const world = await partsWorld(parts, stock);
  try {
    return await world.ask(query);
  } finally {
    await world.stop();
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

  test.each([
    ['another argument', '{ p { size(unit: 1) label } }', { size: 'size 1', label: 'of size 2' }],
    ['the default', '{ p { size label } }', { size: 'size 1', label: 'of size 2' }],
    ['the same', '{ p { size(unit: 2) label } }', { size: 'size 2', label: 'of size 2' }],
    ['another field', '{ p { size: id label } }', { size: '1', label: 'of size 2' }],
    [
      'a fragment',
      '{ p { label ...F } } fragment F on P { size(unit: 3) }',
      { label: 'of size 2', size: 'size 3' },
    ],
    [
      'a variable',
      'query($u: Int = 4) { p { label size(unit: $u) } }',
      { label: 'of size 2', size: 'size 4' },
    ],
    [
      'the same and with an alias',
      '{ p { size(unit: 2) first: size(unit: 1) label } }',
      { size: 'size 2', first: 'size 1', label: 'of size 2' },
    ],
    [
      'what a condition leaves out',
      'query($c: Boolean = false) { p { size @include(if: $c) label } }',
      { label: 'of size 2' },
    ],
    [
      'what a condition lets in',
      'query($c: Boolean = true) { p { size @include(if: $c) label } }',
      { size: 'size 1', label: 'of size 2' },
    ],
  ])('the client asks with %s what another field requires', async (_what, query, p) => {
    const { data, errors } = await answers(parts, query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(JSON.stringify({ p }));
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
    const refused = await answers({ sizes: SIZES, two }, '{ p { one two } }');
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toEqual([
      {
        message:
          'Two fields of P require size as size(unit: 1) and as size(unit: 2); select them in separate operations.',
        extensions: { code: 'INVALID_OPERATION' },
      },
    ]);
    const { data } = await answers({ sizes: SIZES, two }, '{ a: p { one } b: p { two } }');
    expect(data).toEqual({ a: { one: 'one size 1' }, b: { two: 'two size 2' } });
    const own = await answers({ sizes: SIZES, two }, '{ p { one size(unit: 2) } }');
    expect(own.data).toEqual({ p: { one: 'one size 1', size: 'size 2' } });
  });

  test('what is required further down is told apart too', async () => {
    const deep = part(
      `type P @key(fields: "id") { id: ID! part: Q @external
        deep: String @requires(fields: "part { size(unit: 2) }") }
       type Q { size(unit: Int = 1): String @external }`,
      { deep: (p: { part: { size: string } }) => `of ${p.part.size}` },
    );
    const query = '{ p { part { size(unit: 1) } deep } }';
    const { data } = await answers({ sizes: SIZES, deep }, query);
    expect(data).toEqual({ p: { part: { size: 'inner 1' }, deep: 'of inner 2' } });
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

test('of several keys, a subgraph is asked again by one that it resolves', async () => {
  const composite = 'compositeId: CompositeId!';
  const more = 'type CompositeId { one: ID! two: ID! three: ID! }';
  const keys = { one: 'k1', two: 'k2', three: 'k3' };
  const a: Part = {
    sdl: `type A @key(fields: "id") @key(fields: "compositeId { one two }", resolvable: false)
        @key(fields: "id compositeId { two three }", resolvable: false) {
        id: ID! ${composite} name: String! } ${more}`,
    resolvers: { A: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `a${id}` }) } },
  };
  const b: Part = {
    sdl: `type Query { all: [A!]! }
      type A @key(fields: "compositeId { one two }", resolvable: false)
        @key(fields: "id compositeId { two three }") {
        id: ID! ${composite} name: String! @external inB: String! @requires(fields: "name") } ${more}`,
    resolvers: {
      Query: { all: () => [{ id: '1', compositeId: keys }] },
      A: {
        __resolveReference: (sent: { id?: string; compositeId: object; name: string }) =>
          sent.id && 'three' in sent.compositeId ? sent : null,
        inB: ({ name }: { name: string }) => `b of ${name}`,
      },
    },
  };
  const { data, errors } = await answers({ a, b }, '{ all { id name inB } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ all: [{ id: '1', name: 'a1', inB: 'b of a1' }] });
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

  describe('that no subgraph can tell the type of', () => {
    const a: Part = {
      sdl: `type Query { a: Node plain: String } interface Node @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Query: { a: () => ({ id: '1' }), plain: () => 'p' } },
    };
    const b: Part = {
      sdl: 'type Query { b: Node } type Node @interfaceObject @key(fields: "id") { id: ID! field: String }',
      resolvers: { Query: { b: () => ({ id: 'n1', field: 'foo' }) } },
    };

    test('answers an error, never a null without one', async () => {
      // The stock executor answers the bare null.
      const query = '{ a { field } plain b { id field } }';
      const { data, errors } = await answers({ a, b }, query, false);
      expect(data).toEqual({ a: null, plain: 'p', b: { id: 'n1', field: 'foo' } });
      expect(errors).toEqual([
        {
          message: expect.stringContaining('The field a cannot be answered') as string,
          path: ['a'],
          extensions: { code: 'INTERNAL_ERROR' },
        },
      ]);
    });
    test('is asked of the subgraph that has it, which says what it lacks', async () => {
      const { data, errors } = await answers({ a, b }, '{ a { id } }');
      expect(data).toEqual({ a: null });
      expect(errors).toHaveLength(1);
    });
  });
});
