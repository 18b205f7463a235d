import { randomUUID } from 'node:crypto';
import type { ClientModels } from '../../../subgraphs/subjects/client/model';
import { subjectsSubgraph } from '../../../subgraphs/subjects/subgraph';
import { ask } from '../../support/ask';
import { subgraphUnderTest, type SubgraphUnderTest } from '../../support/subgraph';
import { viewerAs } from '../../support/viewers';

const steward = viewerAs('steward', { department: 'development-reform', assurance: 3 });
const KEY =
  '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"}';
const CERTIFICATE = 'A'.repeat(43);
const QUOTAS = { costPerMinute: 7, subjectsPerHour: 8, subjectsPerDay: 9 };
const NO_QUOTAS = { costPerMinute: null, subjectsPerHour: null, subjectsPerDay: null };
const REGISTERED = {
  id: 'test-bank',
  kind: 'PARTNER',
  name: '测试银行',
  organization: '91120102MA00XX0A90',
  purposes: ['lending', 'guarantee'],
  clusters: ['IDENTITY', 'GRADE'],
  mode: 'REJECT',
  refusals: 'EXTENSIONS',
  binding: 'DPOP',
  developer: true,
  quotas: QUOTAS,
  keys: [KEY],
  certificates: [CERTIFICATE],
  origins: ['https://bank.example'],
};
const SHOWN = `name purposes clusters mode refusals binding developer certificates origins keys { jwk }
  quotas { costPerMinute subjectsPerHour subjectsPerDay }`;

let underTest: SubgraphUnderTest<{ client: ClientModels }>;
let before: Record<string, unknown>;
beforeAll(async () => {
  underTest = await subgraphUnderTest(subjectsSubgraph);
});
afterAll(() => underTest.stop());
beforeEach(async () => {
  await underTest.models.client.entry.deleteMany({});
  await underTest.models.client.change.deleteMany({});
  before = (await mutate('registerClient', 'RegisterClientInput', REGISTERED)).entry;
});

/** Updates the client; the input is a variable unless a literal is passed. */
async function mutate(field: string, type: string, input: Record<string, unknown>, literal = '') {
  const argument = literal === '' ? '$input' : literal;
  const declared = literal === '' ? `$input: ${type}!, ` : '';
  const answer = await ask(
    underTest.subgraph,
    `mutation (${declared}$key: ID!) { done: ${field}(input: ${argument}, key: $key) { ${SHOWN} } }`,
    { ...(literal === '' && { input }), key: randomUUID() },
    steward,
  );
  return {
    entry: JSON.parse(JSON.stringify(answer.data?.['done'] ?? null)) as Record<string, unknown>,
    message: answer.errors?.[0]?.message,
  };
}
const update = (own: Record<string, unknown>) =>
  mutate('updateClient', 'UpdateClientInput', { id: REGISTERED.id, version: 1, ...own });
const setKeys = (own: Record<string, unknown>) =>
  mutate('setClientKeys', 'SetClientKeysInput', { id: REGISTERED.id, version: 1, ...own });

describe('an update of a client', () => {
  it.each([
    ['nothing', {}, {}],
    ['the name', { name: '另一银行' }, { name: '另一银行' }],
    ['purposes', { purposes: ['lending'] }, { purposes: ['lending'] }],
    ['purposes to none', { purposes: [] }, { purposes: [] }],
    ['clusters', { clusters: ['GRADE'] }, { clusters: ['GRADE'] }],
    ['the mode', { mode: 'FILTER' }, { mode: 'FILTER' }],
    ['the place of refusals', { refusals: 'ERRORS' }, { refusals: 'ERRORS' }],
    ['the binding', { binding: 'MTLS' }, { binding: 'MTLS' }],
    ['origins', { origins: ['http://localhost:3000'] }, { origins: ['http://localhost:3000'] }],
    ['origins to none', { origins: [] }, { origins: [] }],
    ['developer', { developer: false }, { developer: false }],
    ['one quota', { quotas: { costPerMinute: 5 } }, { quotas: { ...QUOTAS, costPerMinute: 5 } }],
    ['no quota', { quotas: {} }, { quotas: QUOTAS }],
    [
      'one quota to the settings',
      { quotas: { subjectsPerDay: null } },
      { quotas: { ...QUOTAS, subjectsPerDay: null } },
    ],
    ['all quotas to the settings', { quotas: null }, { quotas: NO_QUOTAS }],
  ])('changes %s and no other field', async (_what, own, changed) => {
    expect(await update(own)).toEqual({ entry: { ...before, ...changed }, message: undefined });
  });

  it('leaves other fields unchanged when its input is a literal', async () => {
    const literal = '{ id: "test-bank", version: 1, quotas: { subjectsPerHour: 4 } }';
    const { entry } = await mutate('updateClient', 'UpdateClientInput', {}, literal);
    expect(entry).toEqual({ ...before, quotas: { ...QUOTAS, subjectsPerHour: 4 } });
  });

  it.each(['name', 'purposes', 'clusters', 'mode', 'refusals', 'binding', 'developer', 'origins'])(
    'refuses null for %s and changes nothing',
    async (field) => {
      expect((await update({ [field]: null })).message).toBe(
        `The field ${field} cannot be null; omit it to keep its value.`,
      );
      expect(await underTest.models.client.change.countDocuments({})).toBe(1);
    },
  );
});

describe('a change of a client’s keys', () => {
  it.each([
    ['keys', { keys: [] }, { keys: [] }],
    ['certificates', { certificates: [] }, { certificates: [] }],
  ])('removes all %s with an empty list and leaves the others', async (_what, own, changed) => {
    expect((await setKeys(own)).entry).toEqual({ ...before, ...changed });
  });

  it.each(['keys', 'certificates'])('refuses null for %s', async (field) => {
    expect((await setKeys({ [field]: null })).message).toBe(
      `The field ${field} cannot be null; omit it to keep its value.`,
    );
  });
});
