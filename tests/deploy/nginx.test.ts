import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import {
  createCertificateAuthority,
  type CertificateAuthority,
  type IssuedCertificate,
} from '../../cli/secrets/certificateAuthority';
import { ERRORS } from '../../schema/errors';
import { PUBLIC_URL, type Scene } from '../gateway/authentication/support';
import { sameMinute } from '../support/sameMinute';
import { send, type ProxyAnswer } from './client';
import { startNginx, type Nginx } from './nginx';
import { HEADER, openScene } from './scene';

const BINARY = process.env['NGINX_BINARY'];
const HOST = 'credit.hedong.example';
/** A query with a long answer. */
const LONG = `{ people(ids: [${'"p",'.repeat(80)}]) { id name } }`;

/** Whoever reads the results of a run without nginx must see what was not tested. */
const lane = BINARY === undefined ? describe.skip : describe;

lane('the proxy of deploy/nginx.conf (set NGINX_BINARY to run it)', () => {
  let authority: CertificateAuthority;
  let client: IssuedCertificate;
  let scenes: readonly [Scene, Scene];
  let nginx: Nginx;
  let origin: string;
  /** Trusts the CA of the test and asks for the name of the service. */
  let tls: ConnectionOptions;

  beforeAll(async () => {
    authority = await createCertificateAuthority('Test CA');
    client = await authority.issue({ commonName: 'partner', usage: 'client' });
    const first = await openScene();
    scenes = [first, await openScene(first)];
    const server = await authority.issue({ commonName: HOST, hosts: [HOST], usage: 'server' });
    const [one, other] = scenes.map(({ gateway }) => new URL(gateway.url).host);
    nginx = await startNginx(BINARY!, [one!, other!], server);
    tls = { ca: authority.certificate, servername: HOST };
    origin = `https://127.0.0.1:${nginx.tls}`;
  });
  afterAll(async () => {
    await nginx?.stop();
    for (const scene of scenes ?? []) await scene.stop();
  });

  const ask = (query: string, options: object = {}) => {
    const { headers, ...others } = options as { headers?: Record<string, string> };
    return send(`${origin}/graphql`, {
      ...tls,
      ...others,
      method: 'POST',
      headers: { host: HOST, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  };
  const get = (path: string, options: object = {}) =>
    send(`${origin}${path}`, { ...tls, headers: { host: HOST }, ...options });
  const codeOf = (answer: ProxyAnswer) =>
    answer.json().errors?.[0].extensions.code as string | undefined;

  async function handshake(options: ConnectionOptions): Promise<TLSSocket> {
    const socket = connectTls({ host: '127.0.0.1', port: nginx.tls, ...tls, ...options });
    await once(socket, 'secureConnect');
    socket.destroy();
    return socket;
  }

  describe('TLS', () => {
    test.each(['TLSv1.2', 'TLSv1.3'] as const)('is spoken in version %s', async (version) => {
      const socket = await handshake({ minVersion: version, maxVersion: version });
      expect(socket.authorized).toBe(true);
    });

    test.each([
      ['version 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }],
      ['a cipher without forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }],
      ['a cipher of CBC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256' }],
    ] as const)('is refused in %s', async (_what, options) => {
      await expect(handshake(options)).rejects.toThrow();
    });

    test.each([
      [
        'TLSv1.2',
        'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256',
        'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      ],
      [
        'TLSv1.3',
        'TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384',
        'TLS_CHACHA20_POLY1305_SHA256',
      ],
    ] as const)('chooses the cipher in %s, except ChaCha20', async (version, ciphers, chosen) => {
      const versions = { minVersion: version, maxVersion: version };
      const address = { host: '127.0.0.1', port: nginx.tls };
      const socket = connectTls({ ...address, ...tls, ...versions, ciphers });
      await once(socket, 'secureConnect');
      expect(socket.getCipher().standardName).toBe(chosen);
      socket.destroy();
    });

    test('replaces plain HTTP, and browsers keep to it', async () => {
      const plain = await send(`http://127.0.0.1:${nginx.plain}/graphql?a=b`, {
        headers: { host: HOST },
      });
      expect([plain.status, plain.headers.location]).toEqual([308, `https://${HOST}/graphql?a=b`]);
      for (const answer of [await ask('{ total }'), await get('/nowhere')])
        expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    });

    test('carries HTTP/2', async () => {
      const session = connectHttp2(origin, { ...tls });
      const stream = session.request({
        ':method': 'POST',
        ':path': '/graphql',
        ':authority': HOST,
        'content-type': 'application/json',
      });
      stream.end(JSON.stringify({ query: '{ whoAsks }' }));
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      await once(stream, 'end');
      session.close();
      expect(JSON.parse(text)).toEqual({ data: { whoAsks: 'anonymous' } });
    });
  });

  describe('visitors', () => {
    /** Requests of a visitor until both gateways refuse, each of which counts for itself. */
    const exhaust = async (options: object) => {
      for (let turn = 0, refused = 0; turn < 60; turn++) {
        refused = (await ask(LONG, options)).status === 429 ? refused + 1 : 0;
        if (refused === 4) return;
      }
      throw new Error('No limit is reached.');
    };

    test('have separate allowances, whatever addresses they claim', async () => {
      const claims = ['x-forwarded-for', 'forwarded', 'x-real-ip'].map((name) => ({
        localAddress: '127.0.0.2',
        headers: { [name]: name === 'forwarded' ? 'for=203.0.113.9' : '203.0.113.9' },
      }));
      await sameMinute();
      await exhaust({ localAddress: '127.0.0.2' });
      for (const claim of claims) expect((await ask(LONG, claim)).status).toBe(429);
      expect((await ask(LONG, { localAddress: '127.0.0.3' })).status).toBe(200);
    });
  });

  describe('a token that is bound to a certificate', () => {
    const token = () =>
      scenes[0].token({
        cnf: {
          'x5t#S256': createHash('sha256')
            .update(new X509Certificate(client.certificate).raw)
            .digest('base64url'),
        },
      });
    const bearer = async (options: object = {}, headers: Record<string, string> = {}) => {
      const authorization = `Bearer ${await token()}`;
      return ask('{ whoAsks }', { ...options, headers: { authorization, ...headers } });
    };

    const OTHER = 'The access token is bound to another certificate than that of the connection.';

    test('is accepted with that certificate', async () => {
      const answer = await bearer({ cert: client.certificate, key: client.key });
      expect(answer.json()).toEqual({ data: { whoAsks: 'someone' } });
    });

    test('is refused without one, and with another', async () => {
      const other = await authority.issue({ commonName: 'partner', usage: 'client' });
      for (const options of [{}, { cert: other.certificate, key: other.key }])
        expect((await bearer(options)).json().errors[0].message).toBe(OTHER);
    });

    test('is refused when the client writes the header itself', async () => {
      const header = { [HEADER]: encodeURIComponent(client.certificate) };
      expect((await bearer({}, header)).json().errors[0].message).toBe(OTHER);
    });
  });

  describe('paths', () => {
    test('/me/export is an export', async () => {
      const [scene] = scenes;
      expect([(await get('/me/export')).status, codeOf(await get('/me/export'))]).toEqual([
        401,
        'UNAUTHENTICATED',
      ]);
      const own = await scene.token({ roles: ['person'], subject_id: 'p1', purpose: 'self' });
      const url = `${PUBLIC_URL}/me/export`;
      const answer = await get('/me/export', {
        headers: {
          host: HOST,
          authorization: `DPoP ${own}`,
          dpop: await scene.proof(own, { method: 'GET', url }),
        },
      });
      expect([answer.status, answer.headers['content-disposition']]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename="export-/),
      ]);
      expect(JSON.stringify(answer.json())).toContain('Name p1');
    });

    test.each(['/statistics.csv', '/statistics.xlsx', '/series.parquet'])(
      '%s is a table',
      async (path) => {
        const answer = await get(`${path}?of=PENALTY`);
        expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      },
    );

    test('/token grants tokens outside production', async () => {
      const answer = await send(`${origin}/token`, { ...tls, method: 'POST' });
      expect(answer.json()).toMatchObject({ error: 'invalid_request' });
    });

    test.each([
      '/health/ready',
      '/health/live',
      '/HEALTH/ready',
      '/%68ealth/ready',
      '//health/ready',
    ])('%s is not for the public', async (path) => {
      const answer = await get(path);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'INVALID_OPERATION']);
    });

    test('/health/ready is for the health check of the container', async () => {
      const answer = await send(`http://127.0.0.1:${nginx.health}/health/ready`);
      expect(answer.json()).toEqual({ status: 'ok' });
      expect((await send(`http://127.0.0.1:${nginx.health}/graphql`)).status).toBe(404);
    });

    test('all others are those of the gateway', async () => {
      const direct = await send(`${new URL(scenes[0].gateway.url).origin}/nowhere`);
      const proxied = await get('/nowhere');
      expect([proxied.status, proxied.json()]).toEqual([direct.status, direct.json()]);
    });
  });

  test('a long answer is compressed if the client wants it, and only then', async () => {
    const plain = await ask(LONG, { localAddress: '127.0.0.4' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await ask(LONG, {
      localAddress: '127.0.0.4',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual([
      'gzip',
      'Accept-Encoding',
    ]);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 5);
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  });

  test('the largest body of a gateway passes, and a larger one is refused in its form', async () => {
    const empty = JSON.stringify({ query: '{ total } # ' }).length;
    const largest = await ask(`{ total } # ${'x'.repeat(100 * 1024 - empty)}`);
    expect(largest.json()).toEqual({ data: { total: 7 } });
    const answer = await ask(`{ total } # ${'x'.repeat(100 * 1024 - empty + 1)}`);
    expect([answer.status, codeOf(answer)]).toEqual([413, 'OPERATION_TOO_LARGE']);
  });

  test('every request has an id of the proxy, which its log names without the query', async () => {
    const answer = await get('/graphql?query=secret', {
      headers: { host: HOST, 'x-request-id': 'chosen-by-the-client' },
    });
    const id = String(answer.headers['x-request-id']);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(nginx.log()).toContain(id);
    expect(nginx.log()).not.toContain('secret');
  });

  test('while one gateway is down the other serves, and without any the answer says so', async () => {
    await scenes[0].gateway.stop();
    for (let turn = 0; turn < 10; turn++)
      expect((await ask('{ whoAsks }', { localAddress: '127.0.0.5' })).status).toBe(200);
    await scenes[1].gateway.stop();
    const answer = await ask('{ whoAsks }', { localAddress: '127.0.0.5' });
    expect([answer.status, answer.json().errors]).toEqual([
      503,
      [{ message: ERRORS.NOT_READY.message, extensions: { code: 'NOT_READY' } }],
    ]);
    expect(nginx.log()).not.toContain('whoAsks');
  });
});
