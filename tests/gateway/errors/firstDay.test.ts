import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { SignJWT } from 'jose';
import pino from 'pino';
import request from 'supertest';
import type { HolderKey } from '../../../gateway/authentication/dpop/holderKey';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import { eventually } from '../../support/eventually';
import { newKey, PARTNER, PUBLIC_URL, startScene, type Scene } from '../authentication/support';
import { inProcess, people, records, testGateway } from '../support';

let scene: Scene;
let clientKey: HolderKey;
beforeAll(async () => {
  scene = await startScene({ anonymousIntrospection: false });
  clientKey = await newKey();
  const jwks = { keys: [{ ...clientKey.publicJwk }] };
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE', jwks });
});
afterAll(() => scene.stop());

const unbound = { cnf: undefined };
const bearer = async (claims: Record<string, unknown> = {}, expires?: string) => ({
  authorization: `Bearer ${await scene.token({ ...unbound, ...claims }, expires)}`,
});
/** The language of the caller. */
let spoken: Record<string, string> = {};
const post = () => request(scene.gateway.app).post('/graphql').set(spoken);
const send = async (headers: Record<string, string>, query = '{ whoAsks }') =>
  post().set(headers).send({ query });

/** What a first-day user does wrong; status, code and the remedy of the answer. */
const REFUSALS: [string, () => PromiseLike<request.Response>, number, string, RegExp][] = [
  [
    'a malformed token',
    () => send({ authorization: 'Bearer x' }),
    401,
    'TOKEN_INVALID',
    /get a new one/,
  ],
  [
    'an expired token',
    async () => send(await bearer({}, '-1m')),
    401,
    'TOKEN_EXPIRED',
    /get a new one/,
  ],
  [
    'an unknown client',
    async () => send(await bearer({ client_id: 'stranger' })),
    401,
    'CLIENT_UNKNOWN',
    /ask a data steward/,
  ],
  [
    'a purpose of others',
    async () => send(await bearer({ purpose: 'audit' })),
    403,
    'PURPOSE_NOT_ALLOWED',
    /names another/,
  ],
  [
    'introspection without a token',
    () => send({}, '{ __schema { queryType { name } } }'),
    200,
    'INVALID_OPERATION',
    /^Introspection requires an access token; send one/,
  ],
  [
    'an unknown field without a token',
    () => send({}, '{ nmae }'),
    200,
    'INVALID_OPERATION',
    /callers with an access token receive the details/,
  ],
  [
    'an unknown field with a token',
    async () => send(await bearer(), '{ whoAsk }'),
    200,
    'INVALID_OPERATION',
    /Did you mean "whoAsks"/,
  ],
  [
    'an id that is not registered',
    async () =>
      post()
        .set(await bearer())
        .send({ documentId: 'x' }),
    403,
    'OPERATION_NOT_SAFELISTED',
    /send the text in query/,
  ],
  [
    'a batch',
    () => post().send([{ query: '{ whoAsks }' }]),
    400,
    'INVALID_OPERATION',
    /one operation/,
  ],
  [
    'a form',
    () => post().type('form').send('query={}'),
    415,
    'INVALID_OPERATION',
    /application\/json/,
  ],
  [
    'a large body',
    () => post().send({ query: `{ whoAsks } #${'x'.repeat(103_000)}` }),
    413,
    'OPERATION_TOO_LARGE',
    /at most 100 kB/,
  ],
  [
    'an unknown path',
    () => request(scene.gateway.app).get('/graphiql').set(spoken),
    404,
    'NOT_FOUND',
    /the GraphQL endpoint is \/graphql/,
  ],
];

describe('a first-day mistake has its status, code and remedy, in both languages', () => {
  test.each(REFUSALS)('%s', async (_what, ask, status, code, remedy) => {
    spoken = {};
    const answer = await ask();
    const { message, extensions } = answer.body.errors[0];
    expect([answer.status, extensions.code, message]).toEqual([
      status,
      code,
      expect.stringMatching(remedy),
    ]);
    spoken = { 'accept-language': 'zh' };
    expect((await ask()).body.errors[0].message).toMatch(/[\u4e00-\u9fff].*。$/);
    spoken = {};
  });

  test('a token for another service', async () => {
    const { keys, issuer } = scene.issuer;
    const gateway = await testGateway({
      verifyToken: tokenVerifier({ keys, issuer, audience: 'another' }),
    });
    const answer = await request(gateway.app)
      .post('/graphql')
      .set(await bearer())
      .send({});
    await gateway.stop();
    expect([answer.status, answer.body.errors[0]]).toEqual([
      401,
      {
        message: 'The access token was issued for another service; get one for this service.',
        extensions: { code: 'TOKEN_WRONG_AUDIENCE' },
      },
    ]);
  });

  test('a DPoP proof without a nonce', async () => {
    scene.clients.set('bound', { ...PARTNER, id: 'bound', binding: 'DPOP' });
    const token = await scene.token({ client_id: 'bound' });
    const dpop = await scene.proof(token, { nonce: 'made-up' });
    const answer = await scene.ask({ authorization: `DPoP ${token}`, dpop });
    expect([answer.status, answer.headers['dpop-nonce']]).toEqual([401, expect.any(String)]);
    expect(answer.body.errors[0]).toEqual({
      message: 'The DPoP proof must carry the nonce given in the DPoP-Nonce header.',
      extensions: { code: 'DPOP_NONCE_REQUIRED' },
    });
  });

  const TOKEN_URL = `${PUBLIC_URL}/token`;
  const scope = async (asked: string) =>
    request(scene.gateway.app)
      .post('/token')
      .type('form')
      .set('accept-language', 'zh')
      .send({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await new SignJWT({
          iss: PARTNER.id,
          sub: PARTNER.id,
          aud: TOKEN_URL,
          jti: randomUUID(),
        })
          .setProtectedHeader({ alg: clientKey.alg })
          .setIssuedAt()
          .setExpirationTime('1m')
          .sign(clientKey.privateKey),
        scope: asked,
      });

  test.each(['audit', 'lending guarantee', 'Lending'])('the scope %j at /token', async (asked) => {
    const { status, body } = await scope(asked);
    expect([status, body]).toEqual([
      400,
      {
        error: 'invalid_scope',
        error_description: 'The scope must name one purpose of the client: lending, guarantee.',
        message: 'scope 须为该客户端的一个查询目的：lending, guarantee。',
      },
    ]);
  });
});

describe('a client that disconnects', () => {
  test('leaves one line in the log, at info', async () => {
    const lines: { level: number; msg: string }[] = [];
    const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
    const [first, second] = [people(), records()];
    let calls = 0;
    for (const subgraph of [first, second])
      subgraph.instead = () => {
        calls++;
        return new Promise(() => undefined);
      };
    const gateway = await testGateway({ log, subgraphs: inProcess(first, second) });
    const { hostname, port } = new URL(gateway.url);
    lines.splice(0);
    const body = JSON.stringify({
      query: '{ person(id: "1") { name } people(ids: []) { id } total }',
    });
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually(async () => expect(calls).toBe(2));
    socket.destroy();
    await eventually(async () => expect(lines.map(({ msg }) => msg)).toContain('request'));
    await gateway.stop();
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([[30, 'request']]);
  });
});
