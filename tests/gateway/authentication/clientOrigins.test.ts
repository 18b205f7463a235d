import request from 'supertest';
import type { GatewayOptions } from '../../../gateway/createGateway';
import type { ClientEntry } from '../../../schema/registry';
import { testRegistry } from '../disclosure/support';
import { PARTNER, startScene, type Scene } from './support';

const OWN = 'https://bank.example';
const OTHERS = 'https://portal.example';
const SETTINGS = 'https://operator.example';
const LOCAL = 'http://localhost:5173';
const REFUSED =
  'Pages of this origin may not use this client; its registration lists other origins or none.';

let clients: Map<string, ClientEntry>;
let isReachable: boolean;
let reads: number;
const opened: Scene[] = [];

beforeEach(() => {
  const unbound = { ...PARTNER, binding: 'NONE' } as const;
  clients = new Map<string, ClientEntry>([
    ['partner', { ...unbound, origins: [OWN] }],
    ['other', { ...unbound, id: 'other', origins: [OTHERS, LOCAL] }],
    ['program', { ...unbound, id: 'program' }],
  ]);
  isReachable = true;
  reads = 0;
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const scene of opened.splice(0)) await scene.stop();
});

async function open(options: Partial<GatewayOptions> = {}): Promise<Scene> {
  const scene = await startScene({
    cors: { origins: [SETTINGS], localOrigins: false },
    registry: testRegistry({
      client: async (id) => clients.get(id) ?? null,
      async origins() {
        reads++;
        if (!isReachable) throw new Error('secret address');
        return [...clients.values()].flatMap(({ origins = [] }) => origins);
      },
    }),
    ...options,
  });
  opened.push(scene);
  return scene;
}

async function preflight({ gateway }: Scene, origin: string, path = '/graphql') {
  const { status, headers } = await request(gateway.app)
    .options(path)
    .set({ origin, 'access-control-request-method': 'POST' });
  return [status, headers['access-control-allow-origin']];
}

async function ask(scene: Scene, origin: string, client?: string) {
  const authorization =
    client && `Bearer ${await scene.token({ client_id: client, cnf: undefined })}`;
  const { status, body, headers } = await scene.ask({
    origin,
    ...(authorization && { authorization }),
  });
  const [error] = body.errors ?? [];
  return [
    headers['access-control-allow-origin'],
    ...(error ? [status, error.extensions.code, error.message] : [status]),
  ] as unknown[];
}

function later(ms: number) {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
  const monotonic = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => monotonic + ms);
}

test('a preflight allows the origins of all clients and of the settings, and no other', async () => {
  const scene = await open();
  for (const origin of [OWN, OTHERS, LOCAL, SETTINGS])
    expect(await preflight(scene, origin)).toEqual([204, origin]);
  expect(await preflight(scene, OWN, '/me/export')).toEqual([204, OWN]);
  for (const origin of ['https://evil.example', `${OWN}:8443`, 'https://sub.bank.example', 'null'])
    expect(await preflight(scene, origin)).toEqual([403, undefined]);
  expect(reads).toBe(1);
});

test.each<[string, string, string | undefined, unknown[]]>([
  ['a client may be used from its origin', OWN, 'partner', [OWN, 200]],
  ['and from the origins of the settings', SETTINGS, 'partner', [SETTINGS, 200]],
  ['not from the origin of another client', OTHERS, 'partner', [OTHERS, 403, 'FORBIDDEN', REFUSED]],
  ['a client without origins from none of them', OWN, 'program', [OWN, 403, 'FORBIDDEN', REFUSED]],
  ['visitors have no client and may read from each', OTHERS, undefined, [OTHERS, 200]],
  [
    'the page of an unknown origin may not read',
    'https://evil.example',
    'partner',
    [undefined, 200],
  ],
])('%s', async (_what, origin, client, expected) => {
  expect(await ask(await open(), origin, client)).toEqual(expected);
});

test('the export follows the same rule', async () => {
  const scene = await open();
  const authorization = `Bearer ${await scene.token({ cnf: undefined })}`;
  const { status, body } = await request(scene.gateway.app)
    .get('/me/export')
    .set({ origin: OTHERS, authorization });
  expect([status, body.errors[0].message]).toEqual([403, REFUSED]);
});

test('a gateway follows a change within two seconds', async () => {
  const scene = await open();
  expect(await ask(scene, OTHERS, 'partner')).toContain('FORBIDDEN');
  clients.set('partner', { ...clients.get('partner')!, origins: [OTHERS] });
  later(2050);
  expect(await ask(scene, OTHERS, 'partner')).toEqual([OTHERS, 200]);
  expect(await preflight(scene, OWN)).toEqual([403, undefined]);
});

test('production accepts no http origin of a client', async () => {
  const scene = await open({ production: true });
  expect(await preflight(scene, OTHERS)).toEqual([204, OTHERS]);
  expect(await preflight(scene, LOCAL)).toEqual([403, undefined]);
});

test('while the registry is unreachable the known origins are allowed for a minute', async () => {
  const scene = await open();
  expect(await preflight(scene, OWN)).toEqual([204, OWN]);
  isReachable = false;
  later(50_000);
  expect(await preflight(scene, OWN)).toEqual([204, OWN]);
  later(20_000);
  expect(await preflight(scene, OWN)).toEqual([403, undefined]);
  isReachable = true;
  expect(await preflight(scene, OWN)).toEqual([204, OWN]);
});
