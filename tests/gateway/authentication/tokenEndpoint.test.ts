import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import request from 'supertest';
import type { HolderKey } from '../../../gateway/authentication/dpop/holderKey';
import { GRAPHQL, newKey, PARTNER, PUBLIC_URL, startScene, type Scene } from './support';

const TOKEN_URL = `${PUBLIC_URL}/token`;
let scene: Scene;
let clientKey: HolderKey;
beforeAll(async () => {
  scene = await startScene();
  clientKey = await newKey();
  scene.clients.set(PARTNER.id, { ...PARTNER, jwks: { keys: [{ ...clientKey.publicJwk }] } });
});
afterAll(() => scene.stop());

function assertion(claims: Record<string, unknown> = {}, key = clientKey, expires = '1m') {
  return new SignJWT({
    iss: PARTNER.id,
    sub: PARTNER.id,
    aud: TOKEN_URL,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: key.alg })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key.privateKey);
}

async function ask(fields: Record<string, string | undefined> = {}, proof?: string | null) {
  const post = request(scene.gateway.app).post('/token').type('form');
  const dpop =
    proof === undefined ? await scene.proof('', { url: TOKEN_URL, accessToken: undefined }) : proof;
  if (dpop !== null) void post.set('dpop', dpop);
  return post.send({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(),
    scope: 'lending',
    ...fields,
  });
}

async function expectRefused(answer: Promise<request.Response>, error: string, status = 400) {
  const { body, ...response } = await answer;
  expect([response.status, body.error]).toEqual([status, error]);
  expect(body.access_token).toBeUndefined();
  expect(response.headers['cache-control']).toBe('no-store');
}

test('a registered partner gets a token bound to its proof’s key and can query with it', async () => {
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'DPoP', expires_in: 300, scope: 'lending' });
  const token = body.access_token as string;
  const answer = await scene.ask({
    authorization: `DPoP ${token}`,
    dpop: await scene.proof(token, { url: GRAPHQL }),
  });
  expect(answer.body).toEqual({ data: { whoAsks: PARTNER.id } });
  const bearer = await scene.ask({ authorization: `Bearer ${token}` });
  expect(bearer.status).toBe(401);
});

test('an assertion is valid once', async () => {
  const used = await assertion();
  expect((await ask({ client_assertion: used })).status).toBe(200);
  await expectRefused(ask({ client_assertion: used }), 'invalid_client', 401);
});

test.each([
  ['signed with another key', async () => assertion({}, await newKey())],
  ['of an unknown client', () => assertion({ iss: 'stranger', sub: 'stranger' })],
  ['about another client', () => assertion({ sub: 'stranger' })],
  ['for another issuer', () => assertion({ aud: 'https://other.example' })],
  ['without an id', () => assertion({ jti: undefined })],
  ['that has expired', () => assertion({}, clientKey, '-1m')],
  ['that is valid for too long', () => assertion({}, clientKey, '1h')],
  ['that is malformed', async () => 'nonsense'],
])('an assertion %s is refused', async (_what, made) => {
  await expectRefused(ask({ client_assertion: await made() }), 'invalid_client', 401);
});

test.each([
  ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['a purpose the client does not have', { scope: 'post-loan' }, 'invalid_scope'],
  ['no purpose when the client has several', { scope: undefined }, 'invalid_scope'],
  ['no assertion', { client_assertion: undefined }, 'invalid_request'],
])('%s is refused', async (_what, fields, error) => {
  await expectRefused(ask(fields), error);
});

test('a request without a proof, or with a proof without a nonce, is refused and gets a nonce', async () => {
  await expectRefused(ask({}, null), 'invalid_dpop_proof');
  const bare = await scene.rawProof({
    jti: randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    htu: TOKEN_URL,
    nonce: undefined,
  });
  const answer = await ask({}, bare);
  expect(answer.body.error).toBe('use_dpop_nonce');
  expect(answer.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/);
});

test('a suspended client and a department’s client get no token', async () => {
  const entry = scene.clients.get(PARTNER.id)!;
  scene.clients.set(PARTNER.id, { ...entry, status: 'SUSPENDED' });
  await expectRefused(ask(), 'invalid_client', 401);
  scene.clients.set(PARTNER.id, { ...entry, kind: 'DEPARTMENT' });
  await expectRefused(ask(), 'unauthorized_client');
  scene.clients.set(PARTNER.id, entry);
});

test('JSON is refused, and production has no token endpoint', async () => {
  const json = await request(scene.gateway.app).post('/token').send({});
  expect([json.status, json.body.error]).toEqual([400, 'invalid_request']);
  const production = await startScene({ production: true });
  const answer = await request(production.gateway.app).post('/token').type('form').send({});
  await production.stop();
  expect(answer.status).toBe(404);
});
