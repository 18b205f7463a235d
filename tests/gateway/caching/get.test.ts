import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { newsGateway } from './support';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await newsGateway();
});
afterAll(() => gateway.stop());

const get = (query: string, more: Record<string, string> = {}) =>
  request(gateway.app)
    .get('/graphql')
    .query({ query, ...more });

/** Twice, because a repeated operation takes the compiled pipeline. */
async function expectTwice(ask: () => request.Test, expected: object): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    const { status, headers, body } = await ask();
    expect({ status, cache: headers['cache-control'], body }).toMatchObject(expected);
  }
}

const stored = (seconds: number) => `public, max-age=${seconds}, must-revalidate`;

describe('how long an answer to a GET may be stored', () => {
  test.each([
    ['the hint of the field', '{ news { id } }', 300],
    ['the hint of its type', '{ notice { text } }', 600],
    ['the shortest of several', '{ news { ... on Article { views } } notice { text } }', 30],
    ['the hint of the root type', '{ __typename plain }', 60],
    ['a hint of nothing', '{ notice { text } now }', 0],
    ['a skipped field does not count', '{ news { id } now @skip(if: true) }', 300],
  ])('%s: %s', async (_what, query, seconds) => {
    await expectTwice(() => get(query), { status: 200, cache: stored(seconds) });
  });

  test.each([
    ['a field of the caller alone', '{ own }'],
    ['the schema', '{ __schema { queryType { name } } }'],
    ['an error', '{ news { id } fails }'],
  ])('%s is stored by nobody', async (_what, query) => {
    await expectTwice(() => get(query), { status: 200, cache: 'no-store' });
  });

  test('an answer to a token is stored by nobody, and has no tag', async () => {
    const { status, headers } = await get('{ news { id } }').set('authorization', 'Bearer x');
    expect([status, headers['cache-control'], headers['etag']]).toEqual([
      200,
      'no-store',
      undefined,
    ]);
  });

  test('an answer to a POST is stored by nobody', async () => {
    const { headers } = await request(gateway.app)
      .post('/graphql')
      .send({ query: '{ news { id } }' });
    expect([headers['cache-control'], headers['etag']]).toEqual(['no-store', undefined]);
  });

  test('caches keep an answer for each media type, coding, origin and token', async () => {
    const { headers } = await get('{ news { id } }').set('origin', 'https://x.example');
    expect(headers['vary']).toBe('Origin, Accept, Accept-Encoding, Authorization');
  });
});

describe('a conditional GET', () => {
  const TITLES = '{ news { id ... on Article { title } } }';

  test('has no body when the answer is the same', async () => {
    const first = await get(TITLES);
    const tag = first.headers['etag'] as string;
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    for (const given of [tag, `"x", ${tag}`, tag.slice(2), '*']) {
      const { status, text, headers } = await get(TITLES).set('if-none-match', given);
      expect([status, text, headers['etag'], headers['cache-control']]).toEqual([
        304,
        '',
        tag,
        stored(300),
      ]);
    }
    const other = await get('{ news { id } }').set('if-none-match', tag);
    expect([other.status, other.headers['etag'] === tag]).toEqual([200, false]);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const query = { query: TITLES };
    const { status, headers, text } = await request(gateway.app).head('/graphql').query(query);
    const whole = await get(query.query);
    expect([status, text, headers['etag']]).toEqual([200, undefined, whole.headers['etag']]);
    expect(headers['cache-control']).toBe(stored(300));
  });
});

describe('a GET is refused', () => {
  test.each([
    ['with a mutation', 'mutation { publish }', /cannot run a mutation/],
    ['with a guarded field', '{ draft }', /only public fields/],
    ['with a field that is guarded on one type', '{ news { title } }', /only public fields/],
    ['with a guarded argument', '{ news(by: "x") { id } }', /only public fields/],
  ])('%s, whoever sends it', async (_what, query, message) => {
    for (const headers of [{}, { authorization: 'Bearer x' }]) {
      for (let turn = 0; turn < 2; turn++) {
        const answer = await get(query).set(headers);
        expect(answer.body).toEqual({
          errors: [
            { message: expect.stringMatching(message), extensions: { code: 'POST_REQUIRED' } },
          ],
        });
        const { allow, 'cache-control': cache } = answer.headers;
        expect([answer.status, allow, cache]).toEqual([405, 'POST', 'no-store']);
      }
    }
  });

  test('when a variable decides that a guarded field is selected', async () => {
    const query = 'query Q($all: Boolean!) { news { id } draft @include(if: $all) }';
    const ask = (all: boolean) => get(query, { variables: JSON.stringify({ all }) });
    expect((await ask(false)).body).toEqual({ data: { news: [{ id: '1' }] } });
    expect((await ask(true)).status).toBe(405);
    expect((await ask(false)).status).toBe(200);
  });

  test.each([
    ['no query', '', 400, 'The URL has no parameter query'],
    [
      'variables that are not JSON',
      '?query={now}&variables=x',
      400,
      'variables of the URL is not JSON',
    ],
    ['a list of variables', '?query={now}&variables=[1]', 400, 'no GraphQL request'],
    ['the query twice', '?query={now}&query={own}', 400, 'the parameter query more than once'],
    ['a long URL', `?query={now}%23${'x'.repeat(8200)}`, 414, 'more than 8192 characters'],
    [
      'too deep variables',
      `?query={now}&variables={"a":${'['.repeat(20)}${']'.repeat(20)}}`,
      400,
      'nested too deep',
    ],
    ['too deep a query', `?query=${'{a'.repeat(80)}${'}'.repeat(80)}`, 200, 'nested more than 64'],
  ])('with %s', async (_what, search, status, message) => {
    const answer = await request(gateway.app).get(`/graphql${search}`);
    expect([answer.status, answer.body.errors[0].message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  });
});

test('operationName chooses among the operations of a GET', async () => {
  const query = 'query A { now } query B { notice { text } }';
  await expectTwice(() => get(query, { operationName: 'B' }), {
    status: 200,
    body: { data: { notice: { text: 'read me' } } },
  });
});
