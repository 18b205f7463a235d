import pino from 'pino';
import request from 'supertest';
import { discoveredKeys, type IssuerKeys } from '../../../gateway/authentication/discoveredKeys';
import { tokenVerifier } from '../../../gateway/authentication/verifyToken';
import type { Gateway } from '../../../gateway/createGateway';
import { eventually } from '../../support/eventually';
import { freePort } from '../../support/freePort';
import { startIssuer, type Issuer, type IssuerOptions } from '../../support/issuer';
import { inProcess, people, records, testGateway } from '../support';

const AUDIENCE = 'gateway';
const ANYBODY = { sub: 'someone', roles: ['person'] };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function issuerWith(options: IssuerOptions = {}): Promise<Issuer> {
  const issuer = await startIssuer(AUDIENCE, options);
  stops.push(() => issuer.stop());
  return issuer;
}

/** The keys of an issuer, and the sentences that are logged about it. */
function keysOf(issuer: string) {
  const sentences: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => sentences.push(JSON.parse(line).msg) });
  const keys = discoveredKeys(issuer, log, 20);
  stops.push(() => keys.stop());
  const verify = tokenVerifier({ keys: keys.keys, issuer, audience: AUDIENCE });
  return { keys, sentences, verify };
}

describe('the keys of an issuer are found', () => {
  it.each([
    ['OpenID Connect Discovery', '/.well-known/openid-configuration'],
    ['RFC 8414', '/.well-known/oauth-authorization-server'],
  ])('in the metadata of %s', async (_name, path) => {
    const issuer = await issuerWith({ metadataPaths: [path] });
    const { keys, verify } = keysOf(issuer.url);
    await eventually(() => expect(keys.ready()).toBe(true));
    expect((await verify(await issuer.token(ANYBODY))).viewer.actor).toBe('someone');
  });

  it('when the issuer starts after the gateway', async () => {
    const port = await freePort();
    const { keys, sentences, verify } = keysOf(`http://127.0.0.1:${port}`);
    await eventually(() => expect(sentences).toHaveLength(1));
    expect(sentences[0]).toMatch(
      /^The metadata of AUTH_ISSUER http:\S+ cannot be fetched from \S+ \(ECONNREFUSED\)\.$/,
    );
    expect(keys.ready()).toBe(false);
    const issuer = await issuerWith({ port });
    const token = await issuer.token(ANYBODY);
    await eventually(() => expect(keys.ready()).toBe(true));
    expect((await verify(token)).viewer.actor).toBe('someone');
    expect(sentences.at(-1)).toBe('the issuer of access tokens is ready');
  });

  it('again when the issuer signs with a new key', async () => {
    const issuer = await issuerWith();
    const { keys, verify } = keysOf(issuer.url);
    await eventually(() => expect(keys.ready()).toBe(true));
    await verify(await issuer.token(ANYBODY));
    issuer.rotate();
    const token = await issuer.token(ANYBODY);
    const later = Date.now() + 31_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    stops.push(() => clock.mockRestore());
    expect((await verify(token)).viewer.actor).toBe('someone');
  });
});

describe('metadata is refused in one sentence', () => {
  it.each([
    [
      'of another issuer',
      { name: 'https://login.example' },
      /^AUTH_ISSUER is \S+, but the metadata at \S+ names the issuer https:\/\/login\.example; set AUTH_ISSUER to exactly the name in the metadata\.$/,
    ],
    [
      'that does not exist',
      { metadataPaths: [] },
      /^AUTH_ISSUER \S+ has no metadata at \S+ or \S+; set AUTH_JWKS_URI to the address of its keys\.$/,
    ],
  ])('%s', async (_what, options, sentence) => {
    const issuer = await issuerWith(options);
    const { keys, sentences } = keysOf(issuer.url);
    await eventually(() => expect(sentences).toHaveLength(1));
    expect(sentences[0]).toMatch(sentence);
    expect(keys.ready()).toBe(false);
  });
});

describe('a gateway whose issuer is not found', () => {
  let gateway: Gateway;
  let keys: IssuerKeys;
  beforeAll(async () => {
    keys = discoveredKeys(`http://127.0.0.1:${await freePort()}`, pino({ level: 'silent' }));
    gateway = await testGateway({
      subgraphs: inProcess(people(), records()),
      verifyToken: tokenVerifier({ keys: keys.keys, issuer: 'issuer', audience: AUDIENCE }),
      issuerReady: () => keys.ready(),
    });
  });
  afterAll(async () => {
    await gateway.stop();
    keys.stop();
  });

  it('is not ready', async () => {
    expect((await request(gateway.app).get('/health/ready')).status).toBe(503);
    expect((await request(gateway.app).get('/health/live')).status).toBe(200);
  });

  it('answers a token with 503 and still serves visitors', async () => {
    const issuer = await startIssuer(AUDIENCE);
    const token = await issuer.token(ANYBODY);
    await issuer.stop();
    const ask = () => request(gateway.app).post('/graphql').send({ query: '{ whoAsks }' });
    const { status, body } = await ask().set('authorization', `Bearer ${token}`);
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'NOT_READY']);
    expect((await ask()).body).toEqual({ data: { whoAsks: 'anonymous' } });
  });
});
