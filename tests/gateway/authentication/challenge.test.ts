import { processResourceDiscoveryResponse } from 'oauth4webapi';
import request from 'supertest';
import { PUBLIC_URL, startScene, type Scene } from './support';

const ISSUER = 'https://login.example';
const METADATA = `${PUBLIC_URL}/.well-known/oauth-protected-resource/graphql`;

let scene: Scene;
beforeAll(async () => {
  scene = await startScene({ authorizationServer: ISSUER });
});
afterAll(() => scene.stop());

/** The parameters of a challenge, by name, and its scheme. */
function challengeOf(header: string | undefined) {
  const [, scheme, rest = ''] = /^(\w+) (.*)$/.exec(header ?? '') ?? [];
  return {
    scheme,
    ...Object.fromEntries(
      [...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  };
}

const COMMON = { realm: 'hedong-credit-gateway', resource_metadata: METADATA };
const ALGS = 'PS256 ES256 EdDSA Ed25519';

describe('www-authenticate', () => {
  it('names the fault of a bearer token and the metadata', async () => {
    const { headers } = await scene.ask({ authorization: 'Bearer nonsense' });
    expect(challengeOf(headers['www-authenticate'])).toEqual({
      scheme: 'Bearer',
      error: 'invalid_token',
      ...COMMON,
    });
  });

  it.each([
    ['use_dpop_nonce', { nonce: 'abcdefghijklmnopqrstuv' }],
    ['invalid_dpop_proof', { url: 'https://credit.example/other' }],
  ])('asks for a proof: %s', async (error, own) => {
    const token = await scene.token();
    const { status, headers } = await scene.ask({
      authorization: `DPoP ${token}`,
      dpop: await scene.proof(token, own),
    });
    expect(status).toBe(401);
    expect(challengeOf(headers['www-authenticate'])).toEqual({
      scheme: 'DPoP',
      error,
      algs: ALGS,
      ...COMMON,
    });
  });

  it('asks for another token when the purpose of this one is not enough', async () => {
    const token = await scene.token({ purpose: 'audit' });
    const { status, headers } = await scene.ask({
      authorization: `DPoP ${token}`,
      dpop: await scene.proof(token),
    });
    expect(status).toBe(403);
    expect(challengeOf(headers['www-authenticate'])).toEqual({
      scheme: 'DPoP',
      error: 'insufficient_scope',
      algs: ALGS,
      ...COMMON,
    });
  });

  it('has no error code for a request without a token', async () => {
    const { status, headers } = await request(scene.gateway.app).get('/me/export');
    expect(status).toBe(401);
    expect(challengeOf(headers['www-authenticate'])).toEqual({ scheme: 'Bearer', ...COMMON });
  });

  it('is not sent with refusals that another token does not help', async () => {
    const entry = scene.clients.get('partner')!;
    scene.clients.set('partner', { ...entry, status: 'SUSPENDED' });
    scene.clients.set('other', { ...entry, id: 'other', status: 'SUSPENDED' });
    const token = await scene.token({ client_id: 'other' });
    scene.clients.set('partner', entry);
    const { status, headers } = await scene.ask({
      authorization: `DPoP ${token}`,
      dpop: await scene.proof(token),
    });
    expect([status, headers['www-authenticate']]).toEqual([403, undefined]);
  });
});

describe('the metadata of the resource', () => {
  it.each([
    ['the endpoint', '/graphql'],
    ['the service', ''],
  ])('describes %s', async (_what, path) => {
    const { status, text } = await request(scene.gateway.app).get(
      `/.well-known/oauth-protected-resource${path}`,
    );
    const response = new Response(text, {
      status,
      headers: { 'content-type': 'application/json' },
    });
    expect(
      await processResourceDiscoveryResponse(new URL(`${PUBLIC_URL}${path}`), response),
    ).toMatchObject({
      resource: `${PUBLIC_URL}${path}`,
      authorization_servers: [ISSUER],
      bearer_methods_supported: ['header'],
      scopes_supported: expect.arrayContaining(['lending', 'self']),
      dpop_signing_alg_values_supported: ALGS.split(' '),
    });
  });
});
