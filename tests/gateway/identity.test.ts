import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT } from 'jose';
import request from 'supertest';
import type { Gateway } from '../../gateway/createGateway';
import { viewerReader } from '../../gateway/authentication/claims';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import { loginUrl, openDemoIssuer } from '../../gateway/authentication/demoIssuer';
import { remoteKeys, tokenVerifier } from '../../gateway/authentication/verifyToken';
import { inProcess, people, records, testGateway } from './support';

/** An OIDC issuer on loopback with the given keys. */
interface Issuer {
  readonly url: string;
  readonly keys: { readonly kid: string; readonly key: KeyObject }[];
  keyRequests: number;
  token(
    claims?: object,
    how?: {
      kid?: string;
      expires?: string;
      iss?: string;
      aud?: string;
      alg?: string;
      key?: KeyObject | Uint8Array;
    },
  ): Promise<string>;
  stop(): Promise<void>;
}

async function startIssuer(): Promise<Issuer> {
  const keys: Issuer['keys'] = [];
  const server: Server = createServer((_request, response) => {
    issuer.keyRequests++;
    void Promise.all(
      keys.map(async ({ kid, key }) => {
        const { kty, crv, x } = await exportJWK(key);
        return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
      }),
    ).then((jwks) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: jwks })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    keys,
    keyRequests: 0,
    token: (claims = {}, how = {}) => {
      const { kid, key } = keys.find((known) => known.kid === how.kid) ?? keys[0]!;
      return new SignJWT({ sub: 'someone', roles: ['officer'], ...claims })
        .setProtectedHeader({ alg: how.alg ?? 'EdDSA', kid: how.kid ?? kid })
        .setIssuer(how.iss ?? 'https://issuer.example')
        .setAudience(how.aud ?? 'gateway')
        .setIssuedAt()
        .setExpirationTime(how.expires ?? '5m')
        .sign(how.key ?? key);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
}

const newKey = (kid: string) => ({ kid, key: generateKeyPairSync('ed25519').privateKey });

describe('access tokens of an OIDC issuer', () => {
  let issuer: Issuer;
  let gateway: Gateway;

  beforeAll(async () => {
    issuer = await startIssuer();
    issuer.keys.push(newKey('k1'));
    gateway = await testGateway({
      subgraphs: inProcess(people(), records()),
      anonymousIntrospection: false,
      verifyToken: tokenVerifier({
        keys: remoteKeys(issuer.url),
        issuer: 'https://issuer.example',
        audience: 'gateway',
      }),
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await issuer.stop();
  });

  const ask = (authorization: string, query = '{ whoAsks }') =>
    request(gateway.app).post('/graphql').set('authorization', authorization).send({ query });

  test('a valid token yields its Viewer', async () => {
    const answer = await ask(`Bearer ${await issuer.token()}`);
    expect(answer.body).toEqual({ data: { whoAsks: 'someone' } });
  });

  test('any logged-in caller may read the schema', async () => {
    const answer = await ask(
      `Bearer ${await issuer.token()}`,
      '{ __schema { queryType { name } } }',
    );
    expect(answer.status).toBe(200);
  });

  test('keys are fetched once, not for every token', async () => {
    const before = issuer.keyRequests;
    for (let index = 0; index < 5; index++)
      await ask(`Bearer ${await issuer.token({ sub: `s${index}` })}`);
    expect(issuer.keyRequests).toBe(before);
  });

  test.each([
    ['an expired one', () => issuer.token({}, { expires: '-1m' }), 'TOKEN_EXPIRED'],
    ['another audience', () => issuer.token({}, { aud: 'other' }), 'TOKEN_WRONG_AUDIENCE'],
    [
      'another issuer',
      () => issuer.token({}, { iss: 'https://evil.example' }),
      'TOKEN_WRONG_ISSUER',
    ],
    [
      'a forged signature',
      () => issuer.token({}, { key: generateKeyPairSync('ed25519').privateKey }),
      'TOKEN_INVALID',
    ],
    ['an unknown key', () => issuer.token({}, { kid: 'k9' }), 'TOKEN_INVALID'],
    [
      'a shared secret',
      () => issuer.token({}, { alg: 'HS256', key: randomBytes(32) }),
      'TOKEN_INVALID',
    ],
    ['a malformed claim', () => issuer.token({ department: 'No Such' }), 'TOKEN_INVALID'],
    ['no subject', () => issuer.token({ sub: undefined }), 'TOKEN_INVALID'],
    [
      'no signature at all',
      async () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`,
      'TOKEN_INVALID',
    ],
    ['no token', async () => 'nonsense', 'TOKEN_INVALID'],
  ])('%s is refused with 401', async (_what, token, code) => {
    const answer = await ask(`Bearer ${await token()}`);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer .*error="invalid_token"/);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors[0].extensions).toEqual({ code });
  });

  test.each(['Basic dXNlcjpwYXNz', 'Bearer', ''])(
    'the header "%s" is refused, not ignored',
    async (header) => {
      expect((await ask(header)).status).toBe(401);
    },
  );

  test('an unreachable issuer is not reported as an invalid token', async () => {
    const stoppedIssuer = await startIssuer();
    stoppedIssuer.keys.push(newKey('k1'));
    await stoppedIssuer.stop();
    const verify = tokenVerifier({
      keys: remoteKeys(stoppedIssuer.url),
      issuer: 'https://issuer.example',
      audience: 'gateway',
    });
    await expect(verify(await stoppedIssuer.token())).rejects.toMatchObject({
      extensions: { code: 'NOT_READY' },
    });
  });
});

describe('claims', () => {
  test('are converted to a Viewer', () => {
    expect(
      viewerReader()({
        sub: 's',
        roles: ['bank', 'barista'],
        azp: 'client',
        organization: '91120102MA00XX0A90',
        purpose: 'lending',
        loa: 2,
        subject_id: 'p1',
        represents: ['o1'],
      }),
    ).toEqual({
      actor: 's',
      authenticated: true,
      roles: ['bank'],
      client: 'client',
      organization: '91120102MA00XX0A90',
      purpose: 'lending',
      assurance: 2,
      subjectId: 'p1',
      represents: ['o1'],
    });
  });

  test.each([
    [{ sub: '' }],
    [{ sub: 's', loa: 9 }],
    [{ sub: 's', roles: 7 }],
    [{ sub: 's', represents: 'o1' }],
    [{ sub: 's', purpose: 'a b' }],
  ])('%j are refused', (claims) => {
    expect(viewerReader()(claims)).toBeUndefined();
  });

  test('are found where an issuer puts them', () => {
    const read = viewerReader({
      paths: {
        roles: ['realm_access', 'roles'],
        organization: ['https://login.example/org'],
        loa: ['acr'],
        subject_id: ['credit', 'subject'],
        scope: ['scp'],
      },
      acrLevels: { 'urn:login:strong': 3 },
    });
    expect(
      read({
        sub: 's',
        realm_access: { roles: ['bank', 'offline_access'] },
        'https://login.example/org': '91120102MA00XX0A90',
        acr: 'urn:login:strong',
        credit: { subject: 'p1' },
        scp: ['openid', 'lending'],
        // Under the default names nothing is read any more.
        roles: ['auditor'],
        subject_id: 'p2',
        loa: 1,
      }),
    ).toEqual({
      actor: 's',
      authenticated: true,
      roles: ['bank'],
      organization: '91120102MA00XX0A90',
      purpose: 'lending',
      assurance: 3,
      subjectId: 'p1',
      represents: [],
    });
  });

  test.each([
    ['a purpose claim precedes the scope', { purpose: 'self', scope: 'lending' }, 'self'],
    ['one scope that is a purpose is the purpose', { scope: 'openid post-loan' }, 'post-loan'],
    ['two purposes in the scope are none', { scope: 'lending post-loan' }, undefined],
  ])('%s', (_what, claims, purpose) => {
    expect(viewerReader()({ sub: 's', ...claims })?.purpose).toBe(purpose);
  });

  test('a text that names no level of assurance is level 0', () => {
    expect(viewerReader()({ sub: 's', loa: '3' })?.assurance).toBe(0);
    expect(
      viewerReader({ acrLevels: { gold: 3 } })({ sub: 's', loa: '__proto__' })?.assurance,
    ).toBe(0);
  });
});

describe('the demo issuer', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'hedong-demo-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  test('refuses a token with an algorithm for which it has no key', async () => {
    const verify = tokenVerifier(await openDemoIssuer(dataDir));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = await new SignJWT({ sub: 's' })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(privateKey);
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'TOKEN_INVALID' } });
  });

  test.each([
    ['http://0.0.0.0:4000', 'http://127.0.0.1:4000/oidc'],
    ['http://[::]:4000', 'http://127.0.0.1:4000/oidc'],
    ['https://credit.example/api/', 'https://credit.example/api/oidc'],
  ])('logs callers in at %s under %s', (base, url) => {
    expect(loginUrl(base)).toBe(url);
  });

  test('two processes that open a new folder concurrently get one key, readable by its owner only', async () => {
    const [a, b] = await Promise.all([openDemoIssuer(dataDir), openDemoIssuer(dataDir)]);
    const token = await a.issue(
      await demoClaims('officer', { department: 'justice' }, dataDir),
      '1h',
    );
    const { viewer } = await tokenVerifier(b)(token);
    expect(viewer).toMatchObject({
      roles: ['officer'],
      department: 'justice',
      authenticated: true,
    });
    expect((await stat(join(dataDir, 'demo-issuer.pem'))).mode & 0o777).toBe(0o600);
  });

  test('returns claims for the chosen person', async () => {
    expect(
      await demoClaims('person', { subject: 'p7', represents: ['o1'] }, dataDir),
    ).toMatchObject({
      roles: ['person'],
      subject_id: 'p7',
      represents: ['o1'],
    });
  });
});
