import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Viewer } from '../../../schema/viewer';
import type { ClientModels } from '../../../subgraphs/subjects/client/model';
import { subjectsSubgraph } from '../../../subgraphs/subjects/subgraph';
import { ask, codes } from '../../support/ask';
import { clientRecord } from '../../support/clients';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { auditor, bank, officer, viewerAs } from '../../support/viewers';

const steward = viewerAs('steward', { department: 'development-reform', assurance: 3 });
const VALID = {
  id: 'test-bank',
  kind: 'PARTNER',
  name: '测试银行',
  organization: '91120102MA00XX0A90',
  purposes: ['lending'],
  clusters: ['IDENTITY'],
  binding: 'DPOP',
};

let underTest: SubgraphUnderTest<{ client: ClientModels }>;
beforeEach(async () => {
  const { client } = underTest.models;
  await client.entry.deleteMany({});
  await client.change.deleteMany({});
});
beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph);
});
afterAll(() => underTest.stop());

const mutate = (
  name: string,
  type: string,
  input: Record<string, unknown>,
  { key = randomUUID(), viewer = steward } = {},
) =>
  ask(
    underTest.subgraph,
    `mutation ($input: ${type}!, $key: ID!) { done: ${name}(input: $input, key: $key) {
      id status version name organization purposes mode developer keys { thumbprint jwk } certificates
      quotas { costPerMinute } } }`,
    { input, key },
    viewer,
  );
const register = (own: object = {}, how = {}) =>
  mutate('registerClient', 'RegisterClientInput', { ...VALID, ...own }, how);
const update = (input: Record<string, unknown>, how = {}) =>
  mutate('updateClient', 'UpdateClientInput', { id: VALID.id, ...input }, how);
const setStatus = (name: string, input: Record<string, unknown>, how = {}) =>
  mutate(name, 'ClientStatusInput', { id: VALID.id, reason: '测试', ...input }, how);

const changes = async (viewer: Viewer = auditor) => {
  const { data } = await ask(
    underTest.subgraph,
    `{ clientChanges(clientId: "test-bank") { totalCount nodes {
       version action actor department reason fields { field before after } } } }`,
    {},
    viewer,
  );
  return data?.['clientChanges'] as { totalCount: number; nodes: any[] };
};

test('a client is registered, changed, suspended and reinstated, and every step is logged', async () => {
  expect(await register()).toMatchObject({
    data: { done: { id: 'test-bank', status: 'ACTIVE', version: 1, mode: 'FILTER' } },
  });
  expect(
    (await update({ version: 1, purposes: ['lending', 'guarantee'], developer: true })).data,
  ).toMatchObject({ done: { version: 2, developer: true, name: VALID.name } });
  expect((await setStatus('suspendClient', { version: 2 })).data).toMatchObject({
    done: { version: 3, status: 'SUSPENDED' },
  });
  expect(codes(await setStatus('suspendClient', { version: 3 }))).toEqual(['INVALID_TRANSITION']);
  expect((await setStatus('reinstateClient', { version: 3 })).data).toMatchObject({
    done: { version: 4, status: 'ACTIVE' },
  });
  const { totalCount, nodes } = await changes();
  expect(totalCount).toBe(4);
  expect(nodes.map(({ action }) => action as string)).toEqual([
    'REINSTATE',
    'SUSPEND',
    'UPDATE',
    'REGISTER',
  ]);
  expect(nodes[1]).toMatchObject({
    actor: steward.actor,
    department: 'development-reform',
    reason: '测试',
    fields: [{ field: 'status', before: '"ACTIVE"', after: '"SUSPENDED"' }],
  });
  expect(nodes[2].fields.map((one: any) => one.field)).toEqual(['purposes', 'developer']);
});

test('the gateway receives the registered clients', async () => {
  await register({ mode: 'DRY_RUN', refusals: 'EXTENSIONS', quotas: { costPerMinute: 7 } });
  const registry = underTest.subgraph.registry!;
  expect(await registry.client('test-bank')).toEqual({
    id: 'test-bank',
    kind: 'PARTNER',
    name: VALID.name,
    organization: VALID.organization,
    status: 'ACTIVE',
    confirmed: false,
    purposes: ['lending'],
    clusters: ['IDENTITY'],
    mode: 'dry-run',
    refusals: 'extensions',
    binding: 'DPOP',
    developer: false,
    quotas: { costPerMinute: 7 },
  });
  expect(await registry.client('nobody')).toBeNull();
});

test('an entry older than the place of refusals has them in errors, and keeps its history', async () => {
  await underTest.models.client.entry.create(clientRecord());
  const shown = await ask(
    underTest.subgraph,
    '{ client(id: "test-bank") { refusals } }',
    {},
    auditor,
  );
  expect(shown.data).toEqual({ client: { refusals: 'ERRORS' } });
  expect(await underTest.subgraph.registry!.client('test-bank')).not.toHaveProperty('refusals');
  await update({ version: 1, developer: true });
  await update({ version: 2, refusals: 'EXTENSIONS' });
  const { nodes } = await changes();
  expect(nodes.map(({ fields }) => fields)).toEqual([
    [{ field: 'refusals', before: null, after: '"EXTENSIONS"' }],
    [{ field: 'developer', before: 'false', after: 'true' }],
  ]);
});

test.each([
  ['a steward of another department', { ...steward, department: 'justice' }],
  ['a steward with a weaker login', { ...steward, assurance: 2 }],
  ['an officer', officer],
  ['a bank', bank],
  ['an auditor', auditor],
])('%s changes nothing', async (_who, viewer) => {
  expect(codes(await register({}, { viewer }))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  expect(await underTest.models.client.entry.countDocuments({})).toBe(0);
});

test('only auditors can read which clients are registered', async () => {
  await register();
  const query = '{ client(id: "test-bank") { id } clients { nodes { id } totalCount } }';
  expect((await ask(underTest.subgraph, query, {}, auditor)).data).toEqual({
    client: { id: 'test-bank' },
    clients: { nodes: [{ id: 'test-bank' }], totalCount: 1 },
  });
  for (const viewer of [bank, officer])
    expect((await ask(underTest.subgraph, query, {}, viewer)).data).toEqual({
      client: null,
      clients: null,
    });
});

test.each([
  ['an invalid id', { id: 'A b' }],
  ['an invalid code', { organization: '91120102MA00XX0A91' }],
  ['no organisation', { organization: null }],
  ['a purpose that does not exist', { purposes: ['anything'] }],
  ['a purpose of another kind of client', { purposes: ['supervision'] }],
  ['a purpose twice', { purposes: ['lending', 'lending'] }],
  ['a cluster that does not exist', { clusters: ['HEALTH'] }],
  ['an invalid name', { name: ' ' }],
  ['a quota below one', { quotas: { costPerMinute: 0 } }],
  ['an invalid thumbprint', { certificates: ['abc'] }],
])('%s is refused', async (_what, own) => {
  expect((await register(own)).errors).toHaveLength(1);
  expect(await underTest.models.client.entry.countDocuments({})).toBe(0);
  expect(await underTest.models.client.change.countDocuments({})).toBe(0);
});

describe('keys', () => {
  const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = (key: { export(how: { format: 'jwk' }): object }, more: object = {}) =>
    JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });

  test.each([
    ['a private key', () => jwk(keyPair.privateKey)],
    ['a shared key', () => JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
    ['a short RSA key', () => jwk(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)],
    ['another curve', () => jwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey)],
    ['a point not on the curve', () => jwk(keyPair.publicKey, { x: 'AAAA' })],
    ['a key for encryption', () => jwk(keyPair.publicKey, { use: 'enc' })],
    ['an algorithm that is too weak', () => jwk(keyPair.publicKey, { alg: 'HS256' })],
    ['an object that is no JWK', () => 'nonsense'],
  ])('%s is refused, and not quoted', async (_what, text) => {
    const answer = await register({ keys: [text()] });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(JSON.stringify(answer.errors)).not.toContain(text().slice(-30));
  });

  test('public keys are stored without any extra members', async () => {
    const answer = await register({
      keys: [jwk(keyPair.publicKey, { kid: 'k1', note: 'private' })],
    });
    const [key] = (answer.data?.['done'] as any).keys;
    expect(JSON.parse(key.jwk as string)).toEqual({
      ...keyPair.publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      use: 'sig',
    });
    const set = (input: object) =>
      mutate('setClientKeys', 'SetClientKeysInput', { id: VALID.id, ...input });
    expect((await set({ version: 1, certificates: ['A'.repeat(43)] })).data).toMatchObject({
      done: { version: 2, keys: [{}], certificates: ['A'.repeat(43)] },
    });
    expect((await set({ version: 2, keys: [] })).data).toMatchObject({ done: { keys: [] } });
  });
});

describe('concurrent requests', () => {
  test('of many changes to one version one succeeds, and the log has every version once', async () => {
    await register();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => update({ version: 1, name: `名称${n}号` })),
    );
    const won = answers.filter(({ errors }) => errors === undefined);
    expect(won).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 19 }, () => 'CONFLICT'));
    const { nodes } = await changes();
    expect(nodes.map(({ version }) => version as number)).toEqual([2, 1]);
  });

  test('a repeated request is executed once and always gets the same response', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => register({}, { key })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
    await update({ version: 1, name: '另一名称' });
    expect((await register({}, { key })).data).toMatchObject({
      done: { version: 1, name: VALID.name },
    });
    expect((await changes()).totalCount).toBe(2);
  });

  test('a key already used for another request is refused', async () => {
    const key = randomUUID();
    await register({}, { key });
    expect(codes(await update({ version: 1, name: '另一名称' }, { key }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(codes(await register({ id: 'test-bank' }))).toEqual(['CONFLICT']);
    expect(codes(await update({ id: 'nobody', version: 1 }))).toEqual(['NOT_FOUND']);
  });
});
