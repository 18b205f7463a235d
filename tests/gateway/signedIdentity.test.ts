import { randomBytes } from 'node:crypto';
import express, { type Express } from 'express';
import request from 'supertest';
import { httpClient } from '../../gateway/execution/httpClient';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { listen } from '../../gateway/http/listener';
import { unchanging } from '../../process/followFiles';
import { signAssertion } from '../../schema/identity/assertion';
import { readSigningKeys, readVerifyingKeys, type SigningKeys } from '../../schema/identity/keys';
import { signRequest } from '../../schema/identity/requestSignature';
import { newPrivateJwk, type SignatureAlgorithm } from '../../schema/signatures/signingJwk';
import {
  verifyRequest,
  type VerifiedRequest,
} from '../../subgraphs/framework/identity/verifyRequest';
import { inProcess, people, testGateway, SUPERGRAPH, compose, PEOPLE, RECORDS } from './support';
import { officer, nobody } from '../support/viewers';

interface Side {
  readonly kid: string;
  readonly privateJwk: string;
  readonly publicJwk: object;
  readonly secret: string;
}

function newSide(kid: string, algorithm: SignatureAlgorithm = 'Ed25519'): Side {
  const { d, ...publicJwk } = newPrivateJwk(algorithm);
  return {
    kid,
    privateJwk: JSON.stringify({ ...publicJwk, d, kid }),
    publicJwk: { ...publicJwk, kid },
    secret: `${algorithm === 'SM2' ? 'sm:' : ''}${randomBytes(32).toString('base64url')}`,
  };
}

const signing = (side: Side, subgraph = 'people'): SigningKeys =>
  readSigningKeys(
    side.privateJwk,
    JSON.stringify({ [subgraph]: { kid: side.kid, key: side.secret } }),
  ).get(subgraph)!;

const verifying = (...sides: Side[]) =>
  readVerifyingKeys(
    JSON.stringify({ keys: sides.map(({ publicJwk }) => publicJwk) }),
    JSON.stringify(Object.fromEntries(sides.map(({ kid, secret }) => [kid, secret]))),
  );

const K1 = newSide('k1');
const K2 = newSide('k2');
const BODY = '{"query":"{ whoAsks }"}';

/** The HTTP interface of a subgraph, which returns the viewer it accepted. */
function door(options: { keys?: ReturnType<typeof verifying>; now?: () => number } = {}): Express {
  const app = express();
  app.post(
    '/graphql',
    express.raw({ type: 'application/json' }),
    verifyRequest({
      name: 'people',
      keys: unchanging(options.keys ?? verifying(K1)),
      ...(options.now && { now: options.now }),
    }),
    (request, response) => {
      const { viewer, requestId } = request as VerifiedRequest;
      response.json({ data: { viewer, requestId, body: (request.body as Buffer).toString() } });
    },
  );
  return app;
}

async function headersOf(
  how: {
    side?: Side;
    audience?: string;
    viewer?: typeof officer;
    now?: number;
    body?: string;
    path?: string;
  } = {},
): Promise<Record<string, string>> {
  const keys = signing(how.side ?? K1);
  const now = how.now ?? Date.now();
  const assertion = await signAssertion(how.viewer ?? officer, {
    subgraph: how.audience ?? 'people',
    ...keys.assertion,
    now,
  });
  return signRequest(
    {
      method: 'POST',
      path: how.path ?? '/graphql',
      body: how.body ?? BODY,
      assertion,
      requestId: 'request-1',
    },
    { ...keys.request, now },
  );
}

const send = (app: Express, headers: Record<string, string>, body = BODY) =>
  request(app).post('/graphql').set('content-type', 'application/json').set(headers).send(body);

function expectRefused(answer: { status: number; body: unknown }): void {
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({
    errors: [
      {
        message: 'The request does not carry a valid gateway identity.',
        extensions: { code: 'IDENTITY_REFUSED' },
      },
    ],
  });
}

test('a signed request carries its viewer, whoever it is', async () => {
  const app = door();
  for (const viewer of [officer, nobody]) {
    const answer = await send(app, await headersOf({ viewer }));
    expect(answer.body).toEqual({ data: { viewer, requestId: 'request-1', body: BODY } });
  }
});

describe('a request is refused with a clean 401', () => {
  test('without an identity', async () => expectRefused(await send(door(), {})));

  test.each([
    'identity-assertion',
    'identity-assertion-digest',
    'content-digest',
    'signature-input',
    'signature',
    'x-request-id',
  ])('without %s', async (name) => {
    const headers = await headersOf();
    delete headers[name];
    expectRefused(await send(door(), headers));
  });

  test('with a forged signature or assertion', async () => {
    const stranger = { ...newSide('k1') };
    expectRefused(await send(door(), await headersOf({ side: stranger })));
    // The stranger knows the shared secret but not the gateway's private key.
    expectRefused(
      await send(door(), await headersOf({ side: { ...stranger, secret: K1.secret } })),
    );
    // The reverse.
    expectRefused(
      await send(door(), await headersOf({ side: { ...K1, secret: stranger.secret } })),
    );
  });

  test('signed for another body, path or request id', async () => {
    expectRefused(await send(door(), await headersOf(), '{"query":"{ me { idNumber } }"}'));
    expectRefused(await send(door(), await headersOf({ path: '/other' })));
    expectRefused(await send(door(), { ...(await headersOf()), 'x-request-id': 'request-2' }));
    const swapped = await headersOf({ body: '{"query":"{ other }"}' });
    const { 'content-digest': honest } = await headersOf();
    expectRefused(await send(door(), { ...swapped, 'content-digest': honest! }));
  });

  test('with the assertion of another request', async () => {
    const mine = await headersOf({ viewer: nobody });
    const theirs = await headersOf({ viewer: officer });
    expectRefused(
      await send(door(), { ...mine, 'identity-assertion': theirs['identity-assertion']! }),
    );
  });

  test('for another subgraph', async () =>
    expectRefused(await send(door(), await headersOf({ audience: 'records' }))));

  test('when it is too old or from the future', async () => {
    expectRefused(await send(door(), await headersOf({ now: Date.now() - 31_000 })));
    expectRefused(await send(door(), await headersOf({ now: Date.now() + 20_000 })));
  });

  test('when it is repeated', async () => {
    const app = door();
    const headers = await headersOf();
    expect((await send(app, headers)).status).toBe(200);
    expectRefused(await send(app, headers));
  });

  test('with fewer covered components or another algorithm', async () => {
    const headers = await headersOf();
    for (const [from, to] of [
      ['"content-digest" ', ''],
      ['hmac-sha256', 'none'],
      ['gw=', 'sig1='],
    ] as const)
      expectRefused(
        await send(door(), {
          ...headers,
          'signature-input': headers['signature-input']!.replace(from, to),
        }),
      );
  });
});

test('an expired assertion is refused although it was accepted before', async () => {
  let moment = Date.now();
  const app = door({ now: () => moment });
  const keys = signing(K1);
  const assertion = await signAssertion(officer, {
    subgraph: 'people',
    ...keys.assertion,
    now: moment,
  });
  const fresh = () =>
    signRequest(
      { method: 'POST', path: '/graphql', body: BODY, assertion, requestId: 'r' },
      { ...keys.request, now: moment },
    );
  expect((await send(app, fresh())).status).toBe(200);
  expect((await send(app, fresh())).status).toBe(200);
  moment += 40_000;
  expectRefused(await send(app, fresh()));
});

test('keys rotate without a refused request', async () => {
  const during = door({ keys: verifying(K1, K2) });
  expect((await send(during, await headersOf({ side: K1 }))).status).toBe(200);
  expect((await send(during, await headersOf({ side: K2 }))).status).toBe(200);
  expectRefused(await send(door({ keys: verifying(K2) }), await headersOf({ side: K1 })));
});

describe('keys of the national algorithms', () => {
  const S1 = newSide('k1', 'SM2');
  const S2 = newSide('k2', 'SM2');
  const app = door({ keys: verifying(S1, K2) });
  const accepted = async (headers: Record<string, string>) =>
    (await send(app, headers)).status === 200;
  const sm2 = () => headersOf({ side: S1 });

  test('sign the viewer with SM2 and the request with HMAC-SM3, also beside others', async () => {
    const headers = await sm2();
    const answer = await send(app, headers);
    expect(answer.body).toEqual({ data: { viewer: officer, requestId: 'request-1', body: BODY } });
    const [head] = headers['identity-assertion']!.split('.');
    expect(JSON.parse(Buffer.from(head!, 'base64url').toString())).toEqual({
      alg: 'SM2',
      kid: 'k1',
      typ: 'identity+jwt',
    });
    expect(headers['signature-input']).toContain('alg="hmac-sm3"');
    expect(headers['content-digest']).toMatch(/^sm3=:/);
    expect(await accepted(await headersOf({ side: K2 }))).toBe(true);
  });

  test('are refused under another key, audience, time, path or body', async () => {
    expect(await accepted(await headersOf({ side: K1 }))).toBe(false);
    expect(await accepted(await headersOf({ side: { ...S2, kid: 'k1' } }))).toBe(false);
    const { kid, secret } = S1;
    expect(await accepted(await headersOf({ side: { ...S2, kid, secret } }))).toBe(false);
    expect(await accepted(await headersOf({ side: S1, audience: 'records' }))).toBe(false);
    expect(await accepted(await headersOf({ side: S1, now: Date.now() - 60_000 }))).toBe(false);
    expect(await accepted(await headersOf({ side: S1, now: Date.now() + 60_000 }))).toBe(false);
    expect(await accepted(await headersOf({ side: S1, path: '/other' }))).toBe(false);
    expect(await accepted(await headersOf({ side: S1, body: '{}' }))).toBe(false);
  });

  test('do not verify a message that names another algorithm', async () => {
    const headers = await sm2();
    const named = headers['signature-input']!.replace('hmac-sm3', 'hmac-sha256');
    expect(await accepted({ ...headers, 'signature-input': named })).toBe(false);
    // The HMAC is right, and the key of the assertion is not the one that it names.
    const side = { ...S1, privateJwk: K1.privateJwk };
    expect(await accepted(await headersOf({ side }))).toBe(false);
    const unsigned = (alg: string) => {
      const [head, claims] = headers['identity-assertion']!.split('.');
      const { typ, kid } = JSON.parse(Buffer.from(head!, 'base64url').toString());
      const other = Buffer.from(JSON.stringify({ alg, kid, typ })).toString('base64url');
      return `${other}.${claims}.AAAA`;
    };
    const keys = signing(S1);
    for (const assertion of [unsigned('none'), unsigned('EdDSA'), unsigned('SM2')]) {
      const message = { method: 'POST', path: '/graphql', body: BODY, assertion, requestId: 'r' };
      const forged = signRequest(message, { ...keys.request, now: Date.now() });
      expect(await accepted(forged)).toBe(false);
    }
  });

  test('replace others without a refused request', async () => {
    for (const side of [K2, S1]) expect(await accepted(await headersOf({ side }))).toBe(true);
    expectRefused(await send(door({ keys: verifying(S1) }), await headersOf({ side: K2 })));
  });
});

test('invalid keys are refused in one sentence that does not quote them', () => {
  expect(() => readSigningKeys('secret-text', '{}')).toThrow(
    /^IDENTITY_PRIVATE_KEY must be a private JWK for Ed25519 or SM2 with a kid\.$/,
  );
  expect(() => readVerifyingKeys('{"keys":[]}', '{}')).toThrow(/^IDENTITY_PUBLIC_KEYS must be/);
  expect(() =>
    readVerifyingKeys(JSON.stringify({ keys: [K1.publicJwk] }), '{"k1":"short"}'),
  ).toThrow(/^IDENTITY_REQUEST_KEYS must be/);
});

describe('from gateway to subgraph over HTTP', () => {
  const app = express();
  const subgraph = people();
  app.get('/health/ready', (_request, response) => void response.json({ status: 'ok' }));
  app.post(
    '/graphql',
    express.raw({ type: 'application/json' }),
    verifyRequest({ name: 'people', keys: unchanging(verifying(K1)) }),
    (request, response, next) => {
      const { viewer, requestId } = request as unknown as Required<VerifiedRequest>;
      subgraph
        .execute(JSON.parse((request.body as Buffer).toString()), { viewer, requestId })
        .then((answer) => response.json(answer), next);
    },
  );
  const startDoor = () => listen(app, { port: 0, host: '127.0.0.1' });
  const supergraphAt = (url: string) =>
    compose([
      { name: 'people', sdl: PEOPLE, url },
      { name: 'records', sdl: RECORDS },
    ]);

  test('the viewer arrives in a signed assertion, and assertions are reused', async () => {
    const server = await startDoor();
    const gateway = await testGateway({
      supergraph: supergraphAt(`${server.url}/graphql`),
      signers: new Map([['people', identitySigner('people', signing(K1))]]),
      verifyToken: async () => ({ viewer: officer }),
    });
    const answers = [];
    for (let index = 0; index < 3; index++)
      answers.push(
        await request(gateway.app)
          .post('/graphql')
          .set('authorization', 'Bearer x')
          .send({ query: '{ whoAsks }' }),
      );
    for (const { body } of answers) expect(body).toEqual({ data: { whoAsks: officer.actor } });
    await gateway.stop();
    await server.stop(1000);
  });

  test('a subgraph that refuses the identity or is down yields one clean error, then recovers', async () => {
    const server = await startDoor();
    const { port } = new URL(server.url);
    const sign = { current: identitySigner('people', signing(K2)) };
    const gateway = await testGateway({
      supergraph: supergraphAt(`${server.url}/graphql`),
      signers: new Map([['people', (outgoing) => sign.current(outgoing)]]),
    });
    const ask = async () =>
      (await request(gateway.app).post('/graphql').send({ query: '{ whoAsks }' })).body;
    const unavailable = {
      data: { whoAsks: null },
      errors: [
        {
          message: 'Part of the data is unavailable at the moment.',
          path: ['whoAsks'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ],
    };
    expect(await ask()).toEqual(unavailable);
    sign.current = identitySigner('people', signing(K1));
    expect(await ask()).toEqual({ data: { whoAsks: 'anonymous' } });
    await server.stop(1000);
    expect(await ask()).toEqual(unavailable);
    const back = await listen(app, { port: Number(port), host: '127.0.0.1' });
    expect(await ask()).toEqual({ data: { whoAsks: 'anonymous' } });
    await gateway.stop();
    await back.stop(1000);
  });

  test('readiness is checked with a signed request to the subgraph', async () => {
    const server = await startDoor();
    const signedWith = (side: Side) =>
      httpClient(
        { name: 'people', url: `${server.url}/graphql` },
        { timeout: 1000, sign: identitySigner('people', signing(side)) },
      );
    const [client, stranger] = [signedWith(K1), signedWith(K2)];
    expect([await client.ready(), await client.refuses?.()]).toEqual([true, false]);
    expect([await stranger.ready(), await stranger.refuses?.()]).toEqual([true, true]);
    await stranger.stop();
    await server.stop(1000);
    await expect(client.ready()).rejects.toThrow('The connection');
    await client.stop();
  });

  test.each([
    ['not JSON', 200, '<html>'],
    ['not GraphQL', 200, '[1]'],
    ['an empty object', 200, '{}'],
    ['a broken server', 502, 'Bad Gateway at 10.0.0.1'],
  ])('a response that is %s yields one clean error', async (_what, status, text) => {
    const server = await listen(
      (_request: unknown, response: { writeHead(s: number): { end(t: string): void } }) =>
        response.writeHead(status).end(text),
      { port: 0, host: '127.0.0.1' },
    );
    const gateway = await testGateway({ supergraph: supergraphAt(`${server.url}/graphql`) });
    const answer = await request(gateway.app).post('/graphql').send({ query: '{ whoAsks }' });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }),
    ]);
    expect(answer.text).not.toContain('10.0.0.1');
    await gateway.stop();
    await server.stop(1000);
  });
});

test('a supergraph with access rules is not served without authentication', async () => {
  const guarded = SUPERGRAPH.replace(
    'schema',
    'schema @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])',
  );
  await expect(
    testGateway({ supergraph: guarded, subgraphs: inProcess(people()) }),
  ).rejects.toThrow('an issuer of access tokens is needed');
});
