import { refusingGateway, type RefusingGateway } from './support';

let graph: RefusingGateway;

const QUERY = '{ hits(n: 2) { ... on Person { id secret } } }';
const REFUSAL = {
  message: 'Unauthorized field or type',
  path: ['hits', 1, 'secret'],
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', normalizedPath: 'hits.@.secret', count: 1 },
};
const data = { hits: [{}, { id: 'h1', secret: null }] };
const IN_ERRORS = { errors: [REFUSAL], data };
const IN_EXTENSIONS = { data, extensions: { authorizationErrors: [REFUSAL] } };

describe.each(['compiled', 'stock'] as const)('with the %s executor', (executor) => {
  beforeAll(async () => {
    graph = await refusingGateway({ executor });
  });
  afterEach(() => graph.reset());
  afterAll(() => graph.stop());

  test.each([
    ['refusals are in errors by default', 'bank', undefined, IN_ERRORS],
    [
      'refusals are in extensions when the client is registered so',
      'quiet',
      undefined,
      IN_EXTENSIONS,
    ],
    ['refusals are in extensions when the request wants it', 'bank', 'extensions', IN_EXTENSIONS],
    [
      'refusals are in errors when the request of such a client wants it',
      'quiet',
      'errors',
      IN_ERRORS,
    ],
  ] as const)('%s', async (_what, token, header, expected) => {
    const headers = header && { refusals: header };
    // A new document, and one that has been compiled.
    for (let turn = 0; turn < 2; turn++)
      expect((await graph.ask(QUERY, { token, headers })).body).toEqual(expected);
  });

  test('refusals are in extensions for anonymous callers too, beside the errors that are no refusals', async () => {
    graph.scores.instead = () => Promise.reject(new Error('down'));
    const query = '{ hits(n: 2) { ... on Person { secret score } } }';
    const { body } = await graph.ask(query, { headers: { refusals: 'extensions' } });
    expect(body.errors.map(({ extensions }: any) => extensions.code)).toEqual([
      'SUBGRAPH_UNAVAILABLE',
    ]);
    expect(body.extensions.authorizationErrors).toMatchObject([
      { path: ['hits', 1, 'secret'], extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  test('refusals are in errors when there is no data', async () => {
    const headers = { refusals: 'extensions' };
    const { body } = await graph.ask('mutation { rename(id: "1") { id } }', {
      token: 'bank',
      headers,
    });
    expect(body).toMatchObject({ data: null, errors: [{ path: ['rename'] }] });
    expect(body.extensions).toBeUndefined();
  });

  test('another place for refusals is refused in one sentence', async () => {
    const answer = await graph.ask(QUERY, { headers: { refusals: 'nowhere' } });
    expect([answer.status, answer.body.errors[0]]).toEqual([
      400,
      {
        message: 'The header refusals must be errors or extensions.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  describe('a caller without a token', () => {
    const codes = async (query: string, token?: 'bank') =>
      (await graph.ask(query, token && { token })).body.errors.map(
        ({ path, extensions, ...rest }: any) => [
          path.join('.'),
          extensions.code,
          Object.keys({ ...rest, ...extensions }),
        ],
      );

    test('has to log in for a field that some callers may read, and learns no more', async () => {
      expect(await codes('{ hits(n: 2) { ... on Person { secret hidden } } }')).toEqual([
        ['hits.1.secret', 'UNAUTHENTICATED', ['message', 'code', 'normalizedPath', 'count']],
        [
          'hits.1.hidden',
          'UNAUTHORIZED_FIELD_OR_TYPE',
          ['message', 'code', 'normalizedPath', 'count'],
        ],
      ]);
      expect(await codes('mutation { rename(id: "1") { id } }')).toMatchObject([
        ['rename', 'UNAUTHENTICATED', expect.anything()],
      ]);
    });

    test('is told apart from one with a token', async () => {
      expect(await codes('{ hits(n: 2) { ... on Person { secret } } }', 'bank')).toMatchObject([
        ['hits.1.secret', 'UNAUTHORIZED_FIELD_OR_TYPE', expect.anything()],
      ]);
    });
  });

  test('a developer reads the remedy of a refusal in its message', async () => {
    const query = '{ hits(n: 4) { ... on Person { score } } }';
    const { body } = await graph.ask(query, { token: 'developer' });
    expect(body.errors).toEqual([
      {
        message:
          'This requires the consent of the subject; request it, and name it in the header consent.',
        path: ['hits', 3, 'score'],
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          reason: 'CONSENT_REQUIRED',
          normalizedPath: 'hits.@.score',
          count: 1,
        },
      },
    ]);
  });
});
