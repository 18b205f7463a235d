import { GraphQLError } from 'graphql';
import { errorsOfGroup } from '../../../gateway/errors/errorGroup';
import { NullFinder, positionedPath } from '../../../gateway/errors/positions';
import { refusingGateway, type RefusingGateway } from './support';

let graph: RefusingGateway;

/** The path, normalised path and count of each error. */
const places = (body: any) =>
  body.errors?.map(({ path, extensions }: any) => [
    path,
    extensions.normalizedPath,
    extensions.count,
  ]);

/** The responses to a query that is new, and to one that is compiled. */
async function twice(...request: Parameters<RefusingGateway['ask']>) {
  const first = (await graph.ask(...request)).body;
  expect((await graph.ask(...request)).body).toEqual(first);
  return first;
}

describe.each(['stock', 'compiled'] as const)('with the %s executor, an error is', (executor) => {
  beforeAll(async () => {
    graph = await refusingGateway({ executor });
  });
  afterEach(() => graph.reset());
  afterAll(() => graph.stop());

  test('at the items of a list whose field the gateway refuses', async () => {
    const body = await twice('{ hits { ... on Person { secret } ... on Company { id } } }', {
      token: 'bank',
    });
    const at = (index: number) => [['hits', index, 'secret'], 'hits.@.secret', 3];
    expect(places(body)).toEqual([at(1), at(3), at(5)]);
    expect(body.data.hits[3]).toEqual({ secret: null });
  });

  test('at the items of nested lists, of which some are null', async () => {
    const body = await twice('{ pages { hits { ... on Person { secret } } } }', { token: 'bank' });
    expect(places(body)).toEqual([
      [['pages', 0, 'hits', 0, 'secret'], 'pages.@.hits.@.secret', 2],
      [['pages', 2, 'hits', 1, 'secret'], 'pages.@.hits.@.secret', 2],
    ]);
  });

  test('at the first ten of many items, with the number of all', async () => {
    const body = await twice('{ hits(n: 60) { ... on Person { secret } } }', { token: 'bank' });
    expect(body.errors).toHaveLength(10);
    expect(places(body).at(-1)).toEqual([['hits', 19, 'secret'], 'hits.@.secret', 30]);
  });

  test('at the items of a subgraph that does not respond', async () => {
    graph.scores.instead = () => Promise.reject(new Error('down'));
    const body = await twice('{ hits(n: 4) { ... on Person { score } ... on Company { id } } }', {
      token: 'bank',
    });
    const at = (index: number) => [['hits', index, 'score'], 'hits.@.score', 2];
    expect(places(body)).toEqual([at(1), at(3)]);
    expect(body.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  test('at the list when the operation is refused as a whole', async () => {
    const body = await twice('{ hits { ... on Person { secret } } }', { token: 'strict' });
    expect(body.data).toBeNull();
    expect(places(body)).toEqual([[['hits'], 'hits.@.secret', 1]]);
  });

  test('at the item that a subgraph refuses, in a list of several types', async () => {
    const query = '{ hits(n: 9) { ... on Person { score } ... on Company { id } } }';
    const body = await twice(query, { token: 'bank' });
    // h1 has no score, h3 and h7 are refused.
    expect(body.data.hits.map((hit: any) => hit.score)).toEqual([
      undefined,
      null,
      undefined,
      null,
      undefined,
      7,
      undefined,
      null,
      undefined,
    ]);
    const at = (index: number) => [['hits', index, 'score'], 'hits.@.score', 2];
    expect(places(body)).toEqual([at(3), at(7)]);
  });

  test('at its own position, whatever positions a subgraph claims in an extension', async () => {
    graph.scores.instead = async () => ({
      data: { _entities: [{ score: null }] },
      errors: [
        new GraphQLError('x', {
          path: ['_entities', 0, 'score'],
          extensions: { code: 'NOT_FOUND', positions: 'x' },
        }).toJSON(),
      ],
    });
    const body = await twice('{ hits(n: 2) { ... on Person { score } } }', { token: 'bank' });
    expect(places(body)).toEqual([[['hits', 1, 'score'], 'hits.@.score', undefined]]);
  });
});

describe('nulls of a response', () => {
  const nulls = new NullFinder({
    list: [{ a: null }, null, { a: 1 }, { a: null, b: [null, 1] }],
    box: null,
  });

  test('are found at their positions, before nulls above them', () => {
    expect(nulls.nullsAt(['list', '@', 'a'])).toMatchObject({ positions: [[0], [3]], total: 2 });
    expect(nulls.nullsAt(['list', '@', 'b', '@'])).toMatchObject({ positions: [[3, 0]], total: 1 });
    expect(nulls.nullsAt(['box', 'x', '@', 'y'])).toMatchObject({ positions: [[]], total: 1 });
  });

  test.each([
    [[0], true],
    [[1], true],
    [[2], false],
    [[9], false],
    [[-1], false],
    [[], false],
  ])('include position %j: %j', (position, expected) => {
    expect(nulls.isNull(['list', '@', 'a'], position)).toBe(expected);
  });

  test('make a path that ends where no position is known', () => {
    expect(positionedPath(['list', '@', 'b', '@', 'c'], [3])).toEqual(['list', 3, 'b']);
  });
});

test('the positions of an error are the first of the response, however subgraphs order them', () => {
  const list = Array.from({ length: 6 }, () => ({ nodes: [{ a: null }, { a: null }] }));
  const positions = [0, 1].flatMap((node) => list.map((_one, item) => [item, node] as const));
  const errors = errorsOfGroup(
    {
      code: 'UNAUTHORIZED_FIELD_OR_TYPE',
      message: 'refused',
      path: ['list', '@', 'nodes', '@', 'a'],
      visible: {},
      positions: positions.map((position) => [...position]),
      everywhere: false,
      count: 12,
      isCounted: true,
    },
    new NullFinder({ list }),
  );
  expect(errors.map(({ path }) => [path![1], path![3]])).toEqual(
    Array.from({ length: 10 }, (_one, index) => [Math.floor(index / 2), index % 2]),
  );
});
