import { ApolloServer } from '@apollo/server';
import { readLimitsConfig } from '../../../gateway/limits/config';
import { CompiledPipeline } from '../../../gateway/execution/pipeline/compiledPipeline';
import { ANONYMOUS, type Viewer } from '../../../schema/viewer';
import { Random } from '../permissions/random';
import { PLANNED_NAMES, randomOperation } from '../permissions/randomOperation';
import { randomViewer } from '../permissions/randomViewer';
import { gatewayPair, type GatewayPair, type Sent } from './gatewayPair';

const CASES = Number(process.env['EQUALITY_CASES'] ?? 80);
const OFFICER: Viewer = { ...ANONYMOUS, actor: 'o', authenticated: true, roles: ['officer'] };

let gateways: GatewayPair;
/** Requests so far, and those that Apollo Server executed. */
let sent = 0;
const throughApollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
const compiledRequests = () => sent - throughApollo.mock.calls.length;

beforeAll(async () => {
  const limits = readLimitsConfig(
    { production: false },
    {
      CLIENT_MODES: JSON.stringify({ strict: 'reject', trial: 'dry-run' }),
      SUBJECTS_PER_HOUR: '1000000',
      MAX_OPERATION_COST: '3000',
    },
  );
  gateways = await gatewayPair({ limits });
}, 60_000);
afterAll(() => gateways.stop());

/**
 * Expects the same response three times: once from Apollo Server, then twice from the compiled
 * path.
 */
async function expectSame(request: Sent): Promise<string> {
  sent += 4;
  const expected = await gateways.stock(request);
  for (let turn = 0; turn < 3; turn++) {
    const response = await gateways.compiled(request);
    if (response !== expected)
      expect({ request, turn, response }).toEqual({ request, turn, response: expected });
  }
  return expected;
}

async function expectSameOnRandom(first: number, rate: number): Promise<void> {
  for (let seed = first; seed < first + CASES; seed++) {
    const random = new Random(seed);
    const { query, variables } = randomOperation(gateways.schema, random, PLANNED_NAMES);
    const given = randomViewer(random);
    const client = random.pick([undefined, 'strict', 'trial', 'other']);
    const viewer = given.authenticated && client ? { ...given, client } : given;
    const request = { viewer, seed, rate };
    await expectSame({ ...request, body: JSON.stringify({ query, variables }) });
    // The same text from another caller, and with variables that may be invalid.
    const other = randomViewer(random);
    await expectSame({ ...request, viewer: other, body: JSON.stringify({ query, variables: {} }) });
  }
}

test('sound subgraphs: same status, headers and bytes as the stock gateway', async () => {
  const before = compiledRequests();
  await expectSameOnRandom(1, 0);
  expect(compiledRequests() - before).toBeGreaterThan(CASES);
}, 280_000);

test('faulty subgraphs: same status, headers and bytes as the stock gateway', async () => {
  const before = compiledRequests();
  await expectSameOnRandom(500_001, 0.2);
  expect(compiledRequests() - before).toBeGreaterThan(CASES);
}, 280_000);

const PERSONS = '{ persons { id __typename } }';
const SEVERAL = 'query A { persons { id } } query B { company(id: "c1") { name } }';
const VARIABLE =
  'query Q($id: ID!, $n: Int) { company(id: $id) { name related(first: $n) { id } } }';

test.each<[string, unknown, Record<string, string>?]>([
  ['no operation name', { query: SEVERAL }],
  ['one of several operations', { query: SEVERAL, operationName: 'A' }],
  ['another of several operations', { query: SEVERAL, operationName: 'B' }],
  ['an unknown operation', { query: SEVERAL, operationName: 'C' }],
  ['an empty operation name', { query: PERSONS, operationName: '' }],
  [
    'null for everything',
    { query: PERSONS, operationName: null, variables: null, extensions: null },
  ],
  ['members beyond a GraphQL request', { query: PERSONS, more: 1 }],
  [
    'a persisted query',
    { query: PERSONS, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ],
  ['other extensions', { query: PERSONS, extensions: { any: 1 } }],
  ['a valid variable', { query: VARIABLE, variables: { id: 'c1', n: 1 } }],
  ['a variable that is missing', { query: VARIABLE, variables: { n: 1 } }],
  ['a variable of another type', { query: VARIABLE, variables: { id: 'c1', n: 'one' } }],
  ['an undeclared variable', { query: VARIABLE, variables: { id: 'c1', other: 1 } }],
  ['the schema', { query: '{ __schema { queryType { name } } }' }],
  ['a type beside data', { query: '{ persons { id } __type(name: "Person") { name } }' }],
  ['only the root type', { query: '{ __typename }' }],
  ['a syntax error', { query: '{' }],
  ['an unknown field', { query: '{ nothing }' }],
  ['a mutation', { query: 'mutation { object(id: "c1") { id } }' }],
  [
    'a mutation that is refused',
    { query: 'mutation { rename(id: "c1", name: "x", force: true) { id } }' },
  ],
  [
    'an operation that costs too much',
    { query: '{ persons(first: 90000) { id } subjects { related(first: 9000) { id } } }' },
  ],
  ['the newer media type', { query: PERSONS }, { accept: 'application/graphql-response+json' }],
  [
    'the media types of Apollo Client',
    { query: PERSONS },
    { accept: 'application/graphql-response+json,application/json;q=0.9' },
  ],
  [
    'the newer media type, and a variable that is missing',
    { query: VARIABLE, variables: { n: 1 } },
    { accept: 'application/graphql-response+json' },
  ],
  ['any media type', { query: PERSONS }, { accept: '*/*' }],
  ['JSON', { query: PERSONS }, { accept: 'application/json' }],
  ['JSON before others', { query: PERSONS }, { accept: 'application/json, text/plain, */*' }],
  ['an unknown media type', { query: PERSONS }, { accept: 'text/csv' }],
  ['only web pages', { query: PERSONS }, { accept: 'text/html' }],
  ['a header of the server itself', { query: PERSONS }, { 'apollo-require-preflight': '1' }],
])('%s', async (_name, body, headers = {}) => {
  for (const viewer of [ANONYMOUS, OFFICER])
    await expectSame({ body: JSON.stringify(body), viewer, headers, seed: 1, rate: 0 });
});

test('an operation is validated for each caller, although another caller sent it', async () => {
  const body = JSON.stringify({ query: '{ nothing }' });
  const answers = [
    await expectSame({ body, viewer: OFFICER, seed: 1, rate: 0 }),
    await expectSame({ body, viewer: ANONYMOUS, seed: 1, rate: 0 }),
  ];
  expect(answers[0]).toContain('Cannot query field');
  expect(answers[1]).not.toContain('nothing');
});

test('the compiled step does not handle operations that are not compiled', () => {
  const step = new CompiledPipeline({
    plugins: [],
    formatError: (error) => error,
    log: {} as never,
  }).step(() => ({}) as never);
  const exchange = { request: { method: 'POST', headers: {} }, body: { query: PERSONS } };
  expect(step(exchange as never)).toBeUndefined();
});
