import { createHash, createHmac, randomUUID } from 'node:crypto';
import request from 'supertest';
import { nonces } from '../../../gateway/authentication/dpop/nonces';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import { GRAPHQL, newKey, NONCE_KEY, PARTNER, PUBLIC_URL, startScene, type Scene } from './support';

/**
 * The duties of a resource server under the FAPI 2.0 Security Profile, section 5.3.4, with RFC
 * 6750, RFC 9449 and RFC 9700, one case for each. TLS is the duty of the proxy in front.
 */
let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.stop());

type Headers = Record<string, string | string[]>;

const bound = async (token: string, proof?: string): Promise<Headers> => ({
  authorization: `DPoP ${token}`,
  dpop: proof ?? (await scene.proof(token)),
});

async function expectAccepted(headers: Headers): Promise<void> {
  const { status, body } = await scene.ask(headers);
  expect({ status, body }).toEqual({ status: 200, body: { data: { whoAsks: 'someone' } } });
}

async function expectRefused(headers: Headers, code: string, error?: RegExp): Promise<void> {
  const { status, body, headers: answered } = await scene.ask(headers);
  expect(body.data).toBeUndefined();
  expect(body.errors.map((one: any) => one.extensions)).toEqual([{ code }]);
  if (error === undefined) return;
  expect(status).toBe(401);
  expect(answered['www-authenticate']).toMatch(error);
}

const PROOF = /^DPoP .*error="invalid_dpop_proof".*algs="[^"]*ES256/;
const TOKEN = /error="invalid_token"/;
const ath = (token: string) => createHash('sha256').update(token).digest('base64url');
const now = () => Math.floor(Date.now() / 1000);

describe('access tokens', () => {
  test('a bound token with its proof is accepted only in the header', async () => {
    await expectAccepted(await bound(await scene.token()));
  });

  test('a token in the query string is refused', async () => {
    const answer = await request(scene.gateway.app)
      .post(`/graphql?access_token=${await scene.token({ cnf: undefined })}`)
      .send({ query: '{ whoAsks }' });
    expect(answer.status).toBe(401);
    expect(answer.body.errors[0].extensions.code).toBe('TOKEN_INVALID');
    expect(answer.headers['www-authenticate']).toMatch(TOKEN);
  });

  test('a token in the body is ignored', async () => {
    const answer = await request(scene.gateway.app)
      .post('/graphql')
      .send({ query: '{ whoAsks }', access_token: await scene.token({ cnf: undefined }) });
    expect(answer.body).toEqual({ data: { whoAsks: 'anonymous' } });
  });

  test('a form with a token is not read at all', async () => {
    const answer = await request(scene.gateway.app)
      .post('/graphql')
      .type('form')
      .send({ access_token: await scene.token() });
    expect(answer.status).toBe(415);
  });

  test('an expired token is refused', async () => {
    await expectRefused(await bound(await scene.token({}, '-1m')), 'TOKEN_EXPIRED', TOKEN);
  });

  test('a token for another service is refused', async () => {
    const { keys, issuer } = scene.issuer;
    const other = await startScene({
      verifyToken: tokenVerifier({ keys, issuer, audience: 'another' }),
    });
    const { status, body } = await other.ask(await bound(await scene.token()));
    await other.stop();
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'TOKEN_WRONG_AUDIENCE']);
  });

  test('a token of another issuer is refused', async () => {
    const other = await startScene();
    const token = await other.token();
    await other.stop();
    await expectRefused(await bound(token), 'TOKEN_INVALID', TOKEN);
  });

  test.each(['none', 'HS256'])('a token with the algorithm %s is refused', async (alg) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg, typ: 'JWT' })}.${part({ sub: 'someone', exp: now() + 60 })}`;
    const signature =
      alg === 'none' ? '' : createHmac('sha256', 'public').update(signed).digest('base64url');
    await expectRefused(await bound(`${signed}.${signature}`), 'TOKEN_INVALID', TOKEN);
  });

  test('an unbound token is refused when the client requires bound tokens', async () => {
    const token = await scene.token({ cnf: undefined });
    await expectRefused(
      { authorization: `Bearer ${token}` },
      'TOKEN_NOT_BOUND',
      /^DPoP .*invalid_token/,
    );
  });

  test('an unbound token is refused under the scheme DPoP', async () => {
    await expectRefused(await bound(await scene.token({ cnf: undefined })), 'TOKEN_INVALID', TOKEN);
  });

  test.each([{ jku: 'https://keys.example' }, { jkt: 'short' }, {}, 'key'])(
    'a malformed cnf claim is refused: %j',
    async (cnf) => {
      await expectRefused(await bound(await scene.token({ cnf })), 'TOKEN_INVALID', TOKEN);
    },
  );

  test('a bound token sent as a bearer token is refused, with or without a proof', async () => {
    const token = await scene.token();
    const authorization = `Bearer ${token}`;
    await expectRefused({ authorization }, 'DPOP_PROOF_INVALID', PROOF);
    await expectRefused(
      { authorization, dpop: await scene.proof(token) },
      'DPOP_PROOF_INVALID',
      PROOF,
    );
  });
});

describe('proofs', () => {
  test.each(['ec', 'ed25519', 'rsa'] as const)('a key of the type %s is accepted', async (type) => {
    const key = await newKey(type);
    const token = await scene.token({ cnf: { jkt: key.jkt } });
    await expectAccepted(await bound(token, await scene.proof(token, { key })));
  });

  test('a bound token without a proof is refused', async () => {
    const authorization = `DPoP ${await scene.token()}`;
    await expectRefused({ authorization }, 'DPOP_PROOF_INVALID', PROOF);
  });

  test('two proofs are refused', async () => {
    const token = await scene.token();
    const both = [await scene.proof(token), await scene.proof(token)];
    const headers = { authorization: `DPoP ${token}`, dpop: both };
    await expectRefused(headers, 'DPOP_PROOF_INVALID', PROOF);
  });

  test('a proof is valid once, also among many concurrent requests', async () => {
    const token = await scene.token();
    const headers = await bound(token);
    const answers = await Promise.all(Array.from({ length: 20 }, () => scene.ask(headers)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await expectRefused(headers, 'DPOP_PROOF_INVALID', PROOF);
  });

  test.each([
    ['another method', { method: 'GET' }],
    ['another path', { url: `${PUBLIC_URL}/graphql/` }],
    ['another host', { url: 'https://other.example/graphql' }],
    ['plain HTTP', { url: 'http://credit.example/graphql' }],
    ['another token', { accessToken: 'another' }],
    ['no token', { accessToken: undefined }],
  ])('a proof for %s is refused', async (_what, own) => {
    const token = await scene.token();
    await expectRefused(
      await bound(token, await scene.proof(token, own)),
      'DPOP_PROOF_INVALID',
      PROOF,
    );
  });

  test('the address is compared in normal form, without query string and fragment', async () => {
    const token = await scene.token();
    const url = 'HTTPS://Credit.Example:443/graphql?a=1#b';
    await expectAccepted(await bound(token, await scene.proof(token, { url })));
  });

  test('the Host header of the client is ignored', async () => {
    const token = await scene.token();
    const proof = await scene.proof(token, { url: 'http://stolen.example/graphql' });
    const headers = { ...(await bound(token, proof)), host: 'stolen.example' };
    await expectRefused(headers, 'DPOP_PROOF_INVALID', PROOF);
  });

  test('the Host that a trusted proxy forwards counts where no public URL is set', async () => {
    const behind = await startScene({
      sender: { nonceKey: NONCE_KEY },
      trustedProxies: ['loopback'],
    });
    const token = await behind.token();
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'credit.example' };
    const statusOf = async (more: Record<string, string>) => {
      const dpop = await behind.proof(token, { url: GRAPHQL });
      return (await behind.ask({ authorization: `DPoP ${token}`, dpop, ...more })).status;
    };
    expect([await statusOf(forwarded), await statusOf({})]).toEqual([200, 401]);
    await behind.stop();
  });

  test('a proof signed with another key is refused', async () => {
    const token = await scene.token();
    const proof = await scene.proof(token, { key: await newKey() });
    await expectRefused(await bound(token, proof), 'DPOP_PROOF_INVALID', PROOF);
  });

  test.each([
    ['too old', { iat: () => now() - 200 }],
    ['from the future', { iat: () => now() + 60 }],
    ['without an id', { jti: () => undefined }],
    ['without a time', { iat: () => undefined }],
    ['with a guessable id', { jti: () => 'a' }],
  ])('a proof %s is refused', async (_what, own) => {
    const token = await scene.token();
    const values = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value()]));
    const payload = { jti: randomUUID(), iat: now(), ath: ath(token), ...values };
    await expectRefused(
      await bound(token, await scene.rawProof(payload)),
      'DPOP_PROOF_INVALID',
      PROOF,
    );
  });

  test.each([
    ['of another type', () => ({ typ: 'JWT' })],
    ['without a key', () => ({ jwk: undefined })],
    ['with a private key in it', () => ({ jwk: scene.key.privateKey.export({ format: 'jwk' }) })],
  ])('a proof %s is refused', async (_what, header) => {
    const token = await scene.token();
    const payload = { jti: randomUUID(), iat: now(), ath: ath(token) };
    await expectRefused(
      await bound(token, await scene.rawProof(payload, header())),
      'DPOP_PROOF_INVALID',
      PROOF,
    );
  });

  test.each(['none', 'HS256'])('a proof with the algorithm %s is refused', async (alg) => {
    const token = await scene.token();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwk = alg === 'none' ? scene.key.publicJwk : { kty: 'oct', k: 'c2VjcmV0' };
    const payload = { jti: randomUUID(), iat: now(), ath: ath(token), htm: 'POST', htu: GRAPHQL };
    const signed = `${part({ typ: 'dpop+jwt', alg, jwk })}.${part(payload)}`;
    const signature =
      alg === 'none' ? '' : createHmac('sha256', 'secret').update(signed).digest('base64url');
    await expectRefused(await bound(token, `${signed}.${signature}`), 'DPOP_PROOF_INVALID', PROOF);
  });

  test('a proof with a changed claim is refused', async () => {
    const token = await scene.token();
    const [header, payload, signature] = (await scene.proof(token)).split('.');
    const changed = {
      ...(JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object),
      jti: randomUUID(),
    };
    const proof = `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
    await expectRefused(await bound(token, proof), 'DPOP_PROOF_INVALID', PROOF);
  });
});

describe('nonces', () => {
  test('a proof without a nonce is refused with the current nonce, and is accepted with it', async () => {
    const token = await scene.token();
    const answer = await scene.ask(
      await bound(
        token,
        await scene.rawProof({ jti: randomUUID(), iat: now(), ath: ath(token), nonce: undefined }),
      ),
    );
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^DPoP .*error="use_dpop_nonce"/);
    expect(answer.body.errors[0].extensions.code).toBe('DPOP_NONCE_REQUIRED');
    const nonce = answer.headers['dpop-nonce'] as string;
    await expectAccepted(await bound(token, await scene.proof(token, { nonce })));
  });

  test('a made-up nonce is refused', async () => {
    const token = await scene.token();
    const proof = await scene.proof(token, { nonce: 'abcdefghijklmnopqrstuv' });
    await expectRefused(await bound(token, proof), 'DPOP_NONCE_REQUIRED', /use_dpop_nonce/);
  });

  test('nonces change, expire, and are the same for all gateways with one key', () => {
    let at = 1_000_000_000_000;
    const one = nonces(NONCE_KEY, () => at);
    const other = nonces(NONCE_KEY, () => at);
    const strange = nonces(Buffer.alloc(32, 8), () => at);
    const nonce = one.current();
    expect(other.accepts(nonce)).toBe(true);
    expect(strange.accepts(nonce)).toBe(false);
    at += 120_000;
    expect(one.current()).not.toBe(nonce);
    expect(other.accepts(nonce)).toBe(true);
    at += 120_000;
    expect(other.accepts(nonce)).toBe(false);
  });
});

describe('the scope of a token', () => {
  test('a purpose that the client does not have is refused', async () => {
    const token = await scene.token({ purpose: 'post-loan' });
    await expectRefused(await bound(token), 'PURPOSE_NOT_ALLOWED');
  });

  test('an organisation that is not the client’s is refused', async () => {
    const token = await scene.token({ organization: '91350100M000100Y43' });
    await expectRefused(await bound(token), 'FORBIDDEN');
  });

  test('a token without a client, or with an unknown one, is refused', async () => {
    for (const client of [undefined, 'stranger'])
      await expectRefused(
        await bound(await scene.token({ client_id: client })),
        'CLIENT_UNKNOWN',
        TOKEN,
      );
  });

  test('no error repeats any part of the token', async () => {
    const token = await scene.token({ purpose: 'post-loan' });
    const { text } = await scene.ask(await bound(token));
    expect(text).not.toContain(PARTNER.id);
    expect(text).not.toContain('someone');
  });
});
