import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGatewayConfig } from '../../gateway/config';

const ALL = { store: true, auth: true, signing: true };
const read = (env: NodeJS.ProcessEnv, needs = ALL) => readGatewayConfig(needs, {}, env);

test('without any setting the gateway is the demo on loopback', () => {
  const config = read({});
  expect(config).toMatchObject({
    production: false,
    port: 4000,
    host: '127.0.0.1',
    dataDir: '.data',
    auth: { kind: 'demo' },
    anonymousIntrospection: true,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every invalid setting is named in one sentence, without its value', () => {
  expect(() =>
    read({
      PORT: 'eighty',
      MONGODB_URI: 'http://user:hunter2@db',
      CURSOR_KEY: 'hunter2',
      LOG_LEVEL: 'loud',
    }),
  ).toThrow(
    'The settings are not valid. PORT must be a port number. MONGODB_URI must be a mongodb:// URI. ' +
      'CURSOR_KEY must hold at least 16 bytes in base64url. ' +
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
  );
});

test('invalid settings of limits, planning and bootstrap are named with the others', () => {
  expect(() => read({ PORT: 'eighty', COST_PER_MINUTE: '-1', PLAN_QUEUE: '0', SEED: 'x' })).toThrow(
    'PORT must be a port number. COST_PER_MINUTE must be a whole number of units; 0 means no limit. ' +
      'PLAN_QUEUE must be a whole number from 1 to 100000. SEED must be a whole number from 0 to 2147483647.',
  );
});

test('a certificate header needs the proxies that may send it', () => {
  const header = { MTLS_CERTIFICATE_HEADER: 'x-client-certificate' };
  expect(() => read(header)).toThrow('TRUSTED_PROXIES must be set with MTLS_CERTIFICATE_HEADER');
  expect(read({ ...header, TRUSTED_PROXIES: 'loopback' })).toMatchObject({
    trustedProxies: ['loopback'],
    certificateHeader: 'x-client-certificate',
  });
});

describe('production', () => {
  const env = {
    NODE_ENV: 'production',
    MONGODB_URI: 'mongodb://db',
    AUTH_JWKS_URI: 'https://issuer.example/jwks',
    AUTH_ISSUER: 'https://issuer.example',
    AUTH_AUDIENCE: 'gateway',
    CURSOR_KEY: 'a'.repeat(43),
    IDENTITY_PRIVATE_KEY: '{}',
    IDENTITY_REQUEST_KEYS: '{}',
    PUBLIC_URL: 'https://credit.example',
    DPOP_NONCE_KEY: 'b'.repeat(43),
  };

  test('is valid with everything set, and hides the schema from anonymous callers', () => {
    expect(read(env)).toMatchObject({ production: true, anonymousIntrospection: false });
  });

  test.each([
    [
      'demo keys',
      { AUTH_JWKS_URI: '', AUTH_ISSUER: '', AUTH_AUDIENCE: '' },
      'refuses the demo issuer',
    ],
    ['the embedded store', { MONGODB_URI: '' }, 'refuses the embedded store'],
    [
      'anonymous introspection',
      { ANONYMOUS_INTROSPECTION: 'true' },
      'ANONYMOUS_INTROSPECTION must not',
    ],
    ['a missing cursor key', { CURSOR_KEY: '' }, 'CURSOR_KEY must be set'],
    ['a missing identity key', { IDENTITY_PRIVATE_KEY: '' }, 'IDENTITY_PRIVATE_KEY must be set'],
    ['missing request keys', { IDENTITY_REQUEST_KEYS: '' }, 'IDENTITY_REQUEST_KEYS must be set'],
    ['a missing public address', { PUBLIC_URL: '' }, 'PUBLIC_URL must be set'],
    ['a missing nonce key', { DPOP_NONCE_KEY: '' }, 'DPOP_NONCE_KEY must be set'],
    ['keys without an issuer', { AUTH_ISSUER: '' }, 'AUTH_ISSUER must be set with AUTH_JWKS_URI'],
    [
      'metadata over plain http',
      { AUTH_ISSUER: 'http://issuer.example', AUTH_JWKS_URI: '' },
      'AUTH_ISSUER must be an https URL in production',
    ],
    ['an issuer without metadata', { AUTH_ISSUER: 'our-issuer', AUTH_JWKS_URI: '' }, 'http(s) URL'],
    ['a claim that nobody reads', { AUTH_CLAIMS: '{"role":"x"}' }, 'the unknown claim role'],
    ['a path that is none', { AUTH_CLAIMS: '{"roles":7}' }, 'from claims to paths'],
    ['a level above 3', { AUTH_ACR_LEVELS: '{"gold":4}' }, 'levels from 0 to 3'],
  ])('refuses %s', (_what, change, sentence) => {
    expect(() => read({ ...env, ...change })).toThrow(sentence);
  });

  test('does not require what a supergraph without access rules does not need', () => {
    expect(
      read({ NODE_ENV: 'production' }, { store: false, auth: false, signing: false }).auth,
    ).toEqual({
      kind: 'demo',
    });
  });
});

test('the issuer alone is enough, and tokens may name the service or its address', () => {
  const { auth } = read({
    AUTH_ISSUER: 'https://issuer.example/realms/credit',
    PUBLIC_URL: 'https://credit.example/',
    AUTH_CLAIMS: '{"roles":"realm_access.roles","organization":["https://x.example/org"]}',
  });
  expect(auth).toEqual({
    kind: 'oidc',
    issuer: 'https://issuer.example/realms/credit',
    audience: ['hedong-credit-gateway', 'https://credit.example/graphql'],
    claims: {
      paths: { roles: ['realm_access', 'roles'], organization: ['https://x.example/org'] },
      acrLevels: {},
    },
  });
});

test.each([
  [{}, 'on'],
  [{ HOST: '0.0.0.0' }, 'remote'],
  [{ PUBLIC_URL: 'https://credit.example' }, 'remote'],
  [{ HOST: '0.0.0.0', DEMO_LOGIN: 'anywhere' }, 'on'],
  [{ DEMO_LOGIN: 'off' }, 'off'],
])('with %j the demo login is %s', (env, expected) => {
  expect(read(env).demoLogin).toBe(expected);
});

describe('secrets from files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hedong-config-'));
    await writeFile(join(folder, 'uri'), 'mongodb://db/\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are read', () => {
    expect(read({ MONGODB_URI_FILE: join(folder, 'uri') }).mongodbUri).toBe('mongodb://db/');
  });
  test('are refused when they are missing or given twice', () => {
    expect(() => read({ MONGODB_URI_FILE: join(folder, 'none') })).toThrow(
      'MONGODB_URI_FILE names a file that cannot be read.',
    );
    expect(() =>
      read({ MONGODB_URI_FILE: join(folder, 'uri'), MONGODB_URI: 'mongodb://db' }),
    ).toThrow('both set');
  });
});
