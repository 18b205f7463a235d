import { viewerAs, nobody } from '../../support/viewers';
import { denialsOf } from './compare';
import { failureText, runFuzz } from './fuzzRun';
import { createTestGraph, type TestRequest, type TestGraph } from './testGraph';

const officer = viewerAs('officer', { assurance: 1 });
const bank = viewerAs('bank', { purpose: 'lending' });
let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});

beforeEach(() => {
  graph.neverAllowed.length = 0;
  graph.calls = 0;
  graph.planned.clear();
});

async function expectAnswer(
  request: TestRequest,
  data: unknown,
  denied: Record<string, number> = {},
): Promise<void> {
  const answer = await graph.gateway(request);
  expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
  expect(denialsOf(answer)).toEqual(denied);
  expect(graph.neverAllowed).toEqual([]);
}

const planned = () => [...graph.planned.values()].join('\n');

describe('a denied field is null, with one error per path, when it is selected', () => {
  it('by its name, in the order of the client’s selection', () =>
    expectAnswer(
      { query: '{ persons { id name born } }', viewer: bank },
      {
        persons: [
          { id: 'p1', name: null, born: 1980 },
          { id: 'p2', name: null, born: 2000 },
        ],
      },
      { 'persons.@.name': 2 },
    ));

  it('by an alias', () =>
    expectAnswer(
      { query: '{ persons(first: 1) { born: code x: employer { id } } }', viewer: nobody },
      { persons: [{ born: null, x: null }] },
      { 'persons.@.born': 1, 'persons.@.x': 1 },
    ));

  it('by nested fragments that become empty', async () => {
    await expectAnswer(
      {
        query:
          'query { persons(first: 1) { ...A } } fragment A on Person { ...B } fragment B on Subject { ... on Person { born } }',
        viewer: nobody,
      },
      { persons: [{ born: null }] },
      { 'persons.@.born': 1 },
    );
    expect(planned()).not.toMatch(/fragment|born/);
  });

  it('on an interface, only for implementations that deny it', async () => {
    await expectAnswer(
      {
        query: '{ a: subject(id: "p1") { level } b: subject(id: "c1") { level related { id } } }',
        viewer: viewerAs('bank', { assurance: 2 }),
      },
      {
        a: { level: 'LOW' },
        b: { level: 'LOW', related: [{ id: 'p1' }, null, { id: 'c2' }] },
      },
    );
    await expectAnswer(
      { query: '{ subjects { contact { note } related(first: 0) { id } } }', viewer: officer },
      {
        subjects: [
          ...[1, 2, 3].map(() => ({ contact: null, related: null })),
          { contact: { note: 'note-c1' }, related: [] },
          { contact: { note: 'note-c2' }, related: [] },
          { contact: { note: 'note-h1' }, related: null },
          null,
        ],
      },
      { 'subjects.@.contact': 3, 'subjects.@.related': 4 },
    );
    expect(planned()).toMatch(/\.\.\. on Company \{\s*related/);
    expect(planned()).not.toMatch(/on Household \{\s*(contact|related)/);
  });

  it('in an object that is denied as a whole; the object remains, and a missing one is null', () =>
    expectAnswer(
      {
        query:
          '{ company(id: "c2") { ledger { memo } } missing: company(id: "p1") { ledger { memo } } }',
        viewer: nobody,
      },
      { company: { ledger: null }, missing: null },
      { 'company.ledger': 1 },
    ));

  it('in a list of lists', () =>
    expectAnswer(
      { query: '{ persons { grades } }', viewer: officer },
      { persons: [{ grades: null }, { grades: null }] },
      { 'persons.@.grades': 2 },
    ));

  it('in merged selections of different types', () =>
    expectAnswer(
      {
        query:
          '{ hits { ... on Person { x: name } ... on Company { x: name } ... on Entry { x: memo } } }',
        viewer: nobody,
      },
      { hits: [{ x: null }, { x: 'name-c1' }, { x: null }] },
      { 'hits.@.x': 2 },
    ));

  it('through a field of an interface object', () =>
    expectAnswer(
      { query: '{ persons(first: 1) { __typename grade score } }', viewer: nobody },
      { persons: [{ __typename: 'Person', grade: null, score: 49 }] },
      { 'persons.@.grade': 1 },
    ));
});

describe('a denied input denies its field', () => {
  const subjects = '{ subjects(filter: $f) { id } }';

  it.each([
    ['an argument', '{ subjects(near: "x") { id } }', {}],
    ['a null argument', '{ subjects(near: null) { id } }', {}],
    ['an input field', '{ subjects(filter: { nameLike: "x" }) { id } }', {}],
    [
      'an input field inside a list',
      '{ subjects(filter: { any: [{ not: { nameLike: "x" } }] }) { id } }',
      {},
    ],
    ['an item instead of a list', '{ subjects(filter: { any: { nameLike: "x" } }) { id } }', {}],
    ['an enum', '{ subjects(level: HIGH) { id } }', {}],
    ['a variable', `query($f: Filter) ${subjects}`, { f: { any: [{ nameLike: 'x' }] } }],
    ['a default of a variable', `query($f: Filter = { nameLike: "x" }) ${subjects}`, {}],
    [
      'a variable inside a literal',
      'query($x: Int) { subjects(filter: { minIncome: $x }) { id } }',
      { x: 1 },
    ],
  ])('as %s', async (_name, query, variables) => {
    await expectAnswer(
      { query, variables, viewer: viewerAs('analyst', { assurance: 1 }) },
      { subjects: null },
      { subjects: 1 },
    );
    expect(graph.calls).toBe(0);
  });

  it('but not as a variable without a value', async () => {
    const answer = await graph.gateway({
      query: 'query($x: Int, $n: String) { subjects(near: $n, filter: { minIncome: $x }) { id } }',
      viewer: nobody,
    });
    expect(denialsOf(answer)).toEqual({});
  });

  it('but not when the caller may use it', async () => {
    const answer = await graph.gateway({
      query: '{ subjects(filter: { minIncome: 5 }) { id } }',
      viewer: bank,
    });
    expect(denialsOf(answer)).toEqual({});
  });
});

describe('@skip and @include are evaluated', () => {
  const query =
    'query($yes: Boolean!) { persons(first: 1) { id name @include(if: $yes) born @skip(if: $yes) } }';

  it('so that an excluded field is neither fetched nor denied', async () => {
    await expectAnswer(
      { query, variables: { yes: false }, viewer: officer },
      { persons: [{ id: 'p1', born: 1980 }] },
    );
    await expectAnswer(
      { query, variables: { yes: true }, viewer: bank },
      { persons: [{ id: 'p1', name: null }] },
      { 'persons.@.name': 1 },
    );
    expect(planned()).not.toMatch(/@|\$yes/);
  });

  it('so that an operation without remaining fields sends no request', async () => {
    await expectAnswer({ query: '{ persons @skip(if: true) { id } }', viewer: officer }, {});
    expect(graph.calls).toBe(0);
  });
});

it('an invalid variable is refused even when the field that uses it has been removed', async () => {
  const query = 'query($x: Int, $yes: Boolean!) { a: persons(first: $x) @skip(if: $yes) { id } }';
  for (const variables of [{ x: 'many', yes: true }, { yes: 'perhaps' }, {}]) {
    const answer = await graph.gateway({ query, variables, viewer: nobody });
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
  }
  expect(graph.calls).toBe(0);
});

describe('two callers with the same text and one plan cache', () => {
  it('get plans by the operation that remains', async () => {
    const query = '{ persons { id name } }';
    const nameOf = async (viewer: TestRequest['viewer']) =>
      JSON.stringify((await graph.gateway({ query, viewer })).data);
    expect(await nameOf(nobody)).not.toContain('name-');
    expect(await nameOf(officer)).toContain('name-p1');
    expect(await nameOf(nobody)).not.toContain('name-');
    expect(graph.planned.size).toBe(1 + 1);
  });
});

describe('modes', () => {
  const query = '{ persons { id income } statistics { total } }';

  it('reject returns no data and the list of paths, and sends no request', async () => {
    const answer = await graph.gateway({ query, viewer: nobody, mode: 'reject' });
    expect(answer.data).toBeNull();
    expect(Object.keys(denialsOf(answer))).toEqual(['persons.@.income', 'statistics']);
    expect(graph.calls).toBe(0);
  });

  it('reject returns no data when a subgraph denies a field', async () => {
    const answer = await graph.gateway({
      query: '{ persons { name } }',
      viewer: bank,
      mode: 'reject',
    });
    expect(answer.data).toBeNull();
  });

  it('dry-run reports, leaves the denial to the subgraphs, and still refuses denied inputs', async () => {
    const dry = await graph.gateway({ query, viewer: nobody, mode: 'dry-run' });
    expect(dry.extensions).toEqual({
      wouldDeny: [
        { path: 'persons.@.income', partial: false },
        { path: 'statistics', partial: false },
      ],
    });
    expect(JSON.stringify(dry.data)).toBe(
      '{"persons":[{"id":"p1","income":null},{"id":"p2","income":null}],"statistics":null}',
    );
    const oracle = await graph.gateway({
      query: '{ subjects(near: "x") { id } }',
      viewer: nobody,
      mode: 'dry-run',
    });
    expect(oracle.data).toEqual({ subjects: null });
  });

  it('mutations are refused as a whole, before anything is written', async () => {
    const answer = await graph.gateway({
      query:
        'mutation { object(id: "c1") { id owner { born } } rename(id: "p1", name: "x") { id } }',
      viewer: viewerAs('bank'),
    });
    expect(answer.data).toBeNull();
    expect(denialsOf(answer)).toEqual({ rename: 1 });
    expect(graph.calls).toBe(0);
  });
});

describe('nested interfaces', () => {
  it('do not inflate the filtered document', async () => {
    const nest = (depth: number): string => (depth === 0 ? 'id' : `related { ${nest(depth - 1)} }`);
    const answer = await graph.gateway({
      query: `{ subjects { ${nest(13)} } }`,
      viewer: officer,
    });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('OPERATION_TOO_LARGE');
    expect(graph.calls).toBe(0);
  });
});

describe('random operations', () => {
  it('return what a monolith returns', async () => {
    const { operations, failure } = await runFuzz(graph, 500_000, 150);
    expect(failure && failureText(failure)).toBeUndefined();
    expect(operations).toBe(150);
  }, 120_000);
});
