import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import type { CorsSettings } from '../../../gateway/http/cors';
import { inProcess, people, records, testGateway } from '../support';

const PORTAL = 'https://portal.example';

let gateway: Gateway;
afterEach(() => gateway.stop());

async function start(cors?: CorsSettings): Promise<void> {
  gateway = await testGateway({
    subgraphs: inProcess(people(), records()),
    ...(cors && { cors }),
  });
}

const preflight = (origin: string, path = '/graphql') =>
  request(gateway.app)
    .options(path)
    .set('origin', origin)
    .set('access-control-request-method', 'POST')
    .set('access-control-request-headers', 'content-type, authorization, dpop');
const ask = (origin: string) =>
  request(gateway.app).post('/graphql').set('origin', origin).send({ query: '{ total }' });

const corsHeaders = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control')));

describe('a page of an allowed origin', () => {
  beforeEach(() => start({ origins: [PORTAL], localOrigins: false }));

  test('gets a preflight that the browser may cache', async () => {
    for (const path of ['/graphql', '/graphql/', '/me/export']) {
      const { status, headers, text } = await preflight(PORTAL, path);
      expect([status, text]).toEqual([204, '']);
      expect(headers).toMatchObject({
        'access-control-allow-origin': PORTAL,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': expect.stringMatching(/authorization.*dpop.*consent/),
        'access-control-max-age': '7200',
        vary: 'Origin',
      });
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  test('may read the answer and the headers that a client needs', async () => {
    const { status, headers } = await ask(PORTAL);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'access-control-allow-origin': PORTAL, vary: 'Origin' });
    for (const name of ['dpop-nonce', 'etag', 'retry-after', 'ratelimit', 'x-request-id'])
      expect(headers['access-control-expose-headers']?.split(', ')).toContain(name);
  });

  test('may read a refusal', async () => {
    const { status, headers } = await request(gateway.app)
      .post('/graphql')
      .set('origin', PORTAL)
      .send('{');
    expect([status, headers['access-control-allow-origin']]).toEqual([415, PORTAL]);
  });

  test.each([
    'https://portal.example.evil.test',
    'http://portal.example',
    'https://portal.example:8443',
    'http://localhost:5173',
    'null',
    '*',
  ])('another origin may not: %s', async (origin) => {
    expect((await preflight(origin)).status).toBe(403);
    const answer = await ask(origin);
    expect(corsHeaders(answer.headers as Record<string, string>)).toEqual({});
    expect(answer.headers['vary']).toBe('Origin');
  });
});

test('pages of this machine may call a development service, at any port', async () => {
  await start({ origins: [], localOrigins: true });
  for (const origin of ['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:8080'])
    expect((await ask(origin)).headers['access-control-allow-origin']).toBe(origin);
  for (const origin of ['http://localhost.evil.test', 'http://localhost:5173.evil.test'])
    expect((await preflight(origin)).status).toBe(403);
});

test('no origin is allowed by default', async () => {
  await start();
  expect((await preflight('http://localhost:3000')).status).toBe(403);
});

test('a request that no browser sent has no header of CORS', async () => {
  await start({ origins: [PORTAL], localOrigins: true });
  const { headers } = await request(gateway.app).post('/graphql').send({ query: '{ total }' });
  expect(corsHeaders(headers as Record<string, string>)).toEqual({});
  expect(headers).not.toHaveProperty('vary');
});
