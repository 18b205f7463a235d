import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryReplays } from '../../../gateway/authentication/dpop/memoryReplays';
import { redisReplays } from '../../../gateway/authentication/dpop/redisReplays';
import { testRegistry } from '../disclosure/support';
import { startRedisDouble } from '../limits/redisDouble';
import { silent } from '../../support/log';
import { PARTNER, startScene, type Scene } from './support';

const unbound = { cnf: undefined };
const opened: Scene[] = [];
afterEach(async () => {
  for (const scene of opened.splice(0)) await scene.stop();
});

async function open(...options: Parameters<typeof startScene>): Promise<Scene> {
  const scene = await startScene(...options);
  opened.push(scene);
  return scene;
}

const codeOf = (body: any) => body.errors?.[0].extensions.code as string | undefined;

test('a suspension takes effect within two seconds, and so does a reinstatement', async () => {
  const scene = await open();
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE' });
  const authorization = `Bearer ${await scene.token(unbound)}`;
  const codes = async () => codeOf((await scene.ask({ authorization })).body);
  expect(await codes()).toBeUndefined();
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE', status: 'SUSPENDED' });
  await new Promise((resolve) => setTimeout(resolve, 2050));
  expect(await codes()).toBe('CLIENT_SUSPENDED');
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE' });
  await new Promise((resolve) => setTimeout(resolve, 2050));
  expect(await codes()).toBeUndefined();
});

test('an unconfirmed client is admitted to nothing, public data included', async () => {
  const scene = await open();
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE', confirmed: false });
  const authorization = `Bearer ${await scene.token(unbound)}`;
  const answer = await scene.ask({ authorization });
  expect([answer.status, codeOf(answer.body)]).toEqual([403, 'CLIENT_UNCONFIRMED']);
});

test('production refuses clients without a token binding, and has no token endpoint', async () => {
  const scene = await open({ production: true });
  scene.clients.set(PARTNER.id, { ...PARTNER, binding: 'NONE' });
  const answer = await scene.ask({ authorization: `Bearer ${await scene.token(unbound)}` });
  expect([answer.status, codeOf(answer.body)]).toEqual([401, 'TOKEN_NOT_BOUND']);
});

test('nobody is admitted while the registry cannot be reached', async () => {
  const scene = await open({
    registry: testRegistry({ client: () => Promise.reject(new Error('secret address')) }),
  });
  const answer = await scene.ask({ authorization: `Bearer ${await scene.token(unbound)}` });
  expect([answer.status, codeOf(answer.body)]).toEqual([503, 'NOT_READY']);
  expect(answer.text).not.toContain('secret');
});

test('visitors need no client', async () => {
  const scene = await open();
  expect((await scene.ask({})).body).toEqual({ data: { whoAsks: 'anonymous' } });
});

test('quotas of the registry take precedence over the settings', async () => {
  const scene = await open();
  const entry = { ...PARTNER, binding: 'NONE', quotas: { costPerMinute: 1 } } as const;
  scene.clients.set(PARTNER.id, entry);
  const authorization = `Bearer ${await scene.token(unbound)}`;
  const codes = [];
  for (let index = 0; index < 3; index++)
    codes.push(codeOf((await scene.ask({ authorization })).body));
  expect(codes).toContain('RATE_LIMITED');
});

describe('certificates', () => {
  const HEADER = 'x-client-certificate';
  let folder: string;
  let pem: string;
  let thumbprint: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hedong-certificate-'));
    const file = join(folder, 'cert.pem');
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
      ].concat(['2', '-subj', '/CN=partner', '-keyout', join(folder, 'key.pem'), '-out', file]),
      { stdio: 'ignore' },
    );
    pem = readFileSync(file, 'utf8');
    thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function scene(
    certificateHeader: string | undefined = HEADER,
    certificates?: string[],
    trustedProxies: string[] = ['loopback'],
  ) {
    const sender = certificateHeader ? { certificateHeader } : {};
    const opened = await open({ sender, trustedProxies });
    opened.clients.set(PARTNER.id, {
      ...PARTNER,
      binding: 'MTLS',
      ...(certificates && { certificates }),
    });
    const authorization = `Bearer ${await opened.token({ cnf: { 'x5t#S256': thumbprint } })}`;
    return { opened, authorization };
  }

  test('a token bound to the presented certificate is accepted, passed in either way', async () => {
    const { opened, authorization } = await scene(HEADER, [thumbprint]);
    const der = new X509Certificate(pem).raw.toString('base64');
    for (const value of [encodeURIComponent(pem), `:${der}:`])
      expect((await opened.ask({ authorization, [HEADER]: value })).status).toBe(200);
  });

  test('no certificate, another or a malformed one is refused', async () => {
    const { opened, authorization } = await scene();
    for (const value of [undefined, 'nonsense', '::']) {
      const answer = await opened.ask({ authorization, ...(value && { [HEADER]: value }) });
      expect([answer.status, codeOf(answer.body)]).toEqual([401, 'TOKEN_INVALID']);
    }
  });

  test('a certificate header is ignored unless a proxy is configured to set it', async () => {
    const { opened, authorization } = await scene('');
    const answer = await opened.ask({ authorization, [HEADER]: encodeURIComponent(pem) });
    expect(codeOf(answer.body)).toBe('TOKEN_INVALID');
  });

  test('a certificate header is ignored unless a trusted proxy has sent it', async () => {
    const { opened, authorization } = await scene(HEADER, undefined, ['192.0.2.1']);
    const answer = await opened.ask({ authorization, [HEADER]: encodeURIComponent(pem) });
    expect([answer.status, codeOf(answer.body)]).toEqual([401, 'TOKEN_INVALID']);
  });

  test('a certificate that is not one of the client’s is refused', async () => {
    const { opened, authorization } = await scene(HEADER, ['A'.repeat(43)]);
    const answer = await opened.ask({ authorization, [HEADER]: encodeURIComponent(pem) });
    expect(codeOf(answer.body)).toBe('TOKEN_INVALID');
  });

  test('a token bound only to a key is refused', async () => {
    const { opened } = await scene();
    const answer = await opened.ask({ authorization: `Bearer ${await opened.token(unbound)}` });
    expect(codeOf(answer.body)).toBe('TOKEN_NOT_BOUND');
  });
});

describe('the replay store of proofs', () => {
  test('refuses a proof when it is full instead of forgetting one', async () => {
    const replays = memoryReplays(2);
    expect(await replays.first('a', 60)).toBe(true);
    expect(await replays.first('b', 60)).toBe(true);
    expect(await replays.first('a', 60)).toBe(false);
    await expect(replays.first('c', 60)).rejects.toMatchObject({
      extensions: { code: 'NOT_READY' },
    });
  });

  test('is shared by all gateways in Redis, and refuses every proof while Redis is down', async () => {
    const double = await startRedisDouble();
    const [one, other] = [redisReplays(double.url, silent), redisReplays(double.url, silent)];
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await one.first('proof', 60)).toBe(true);
    expect(await other.first('proof', 60)).toBe(false);
    await double.stop();
    await expect(one.first('new', 60)).rejects.toMatchObject({ extensions: { code: 'NOT_READY' } });
    await one.stop();
    await other.stop();
  });
});
