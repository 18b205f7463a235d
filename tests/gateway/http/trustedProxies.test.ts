import type { IncomingMessage } from 'node:http';
import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { trustedProxies } from '../../../gateway/http/trustedProxies';
import { readLimitsConfig } from '../../../gateway/limits/config';
import { sameMinute } from '../../support/sameMinute';
import { inProcess, people, records, testGateway } from '../support';

const PROXY = '10.0.0.1';
const proxies = trustedProxies([PROXY, 'fd00::/8', 'loopback']);

/** A request from a peer, with the headers it sent. */
const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the address of a client is', () => {
  const addressOf = (peer: string | undefined, forwardedFor?: string) =>
    proxies.clientAddress(
      from(peer, forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    );

  test.each([
    ['its own without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
    ['its own, whatever it claims', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['what the proxy says', PROXY, '203.0.113.9', '203.0.113.9'],
    ['what the proxy says over IPv6', 'fd00::7', '2001:db8::1', '2001:db8::1'],
    ['what the proxy says at a socket for both', `::ffff:${PROXY}`, '203.0.113.9', '203.0.113.9'],
    ['the right-most untrusted', PROXY, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['left of trusted proxies', PROXY, '198.51.100.1, 203.0.113.9, 127.0.0.1', '203.0.113.9'],
    ['that of the proxy that says nothing', PROXY, undefined, PROXY],
    ['that of the proxy before one that knows none', PROXY, '203.0.113.9, unknown', PROXY],
    ['unknown once the connection has closed', undefined, '203.0.113.9', undefined],
  ])('%s', (_what, peer, forwardedFor, address) => {
    expect(addressOf(peer, forwardedFor)).toBe(address);
  });

  test('never read from Forwarded', () => {
    const headers = { forwarded: 'for=198.51.100.1', 'x-forwarded-for': '203.0.113.9' };
    expect(proxies.clientAddress(from(PROXY, headers))).toBe('203.0.113.9');
    expect(proxies.clientAddress(from(PROXY, { forwarded: 'for=198.51.100.1' }))).toBe(PROXY);
  });
});

describe('the origin that a client called is', () => {
  const host = 'gateway:4000';
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'credit.example:8443' };

  test.each([
    ['that of the proxy', PROXY, forwarded, 'https://credit.example:8443'],
    ['that of the request from anybody else', '203.0.113.9', forwarded, `http://${host}`],
    ['never one of a list', PROXY, { 'x-forwarded-proto': 'https, http' }, `http://${host}`],
    ['never another scheme', PROXY, { 'x-forwarded-proto': 'javascript' }, `http://${host}`],
    ['never another path', PROXY, { 'x-forwarded-host': 'evil/path' }, `http://${host}`],
  ])('%s', (_what, peer, headers, origin) => {
    expect(proxies.origin(from(peer, { host, ...headers }))).toBe(origin);
  });
});

test('nobody is trusted without the setting', () => {
  expect(trustedProxies().sent(from('127.0.0.1'))).toBe(false);
});

describe('two visitors', () => {
  let gateway: Gateway;
  beforeEach(sameMinute);
  afterEach(() => gateway.stop());

  const start = async (trusted: readonly string[]) => {
    gateway = await testGateway({
      subgraphs: inProcess(people(), records()),
      trustedProxies: trusted,
      limits: readLimitsConfig({ production: false }, { COST_PER_MINUTE: '3' }),
    });
  };
  const ask = async (visitor: string) => {
    const post = request(gateway.app).post('/graphql').set('x-forwarded-for', visitor);
    return (await post.send({ query: '{ total }' })).status;
  };
  const exhaust = async (visitor: string) => {
    for (let turn = 0; turn < 10; turn++) if ((await ask(visitor)) === 429) return;
    throw new Error('No limit is reached.');
  };

  test('behind a trusted proxy have separate allowances', async () => {
    await start(['loopback']);
    await exhaust('203.0.113.1');
    expect(await ask('203.0.113.2')).toBe(200);
  });

  test('of one IPv6 network have one allowance', async () => {
    await start(['loopback']);
    await exhaust('2001:db8:0:1::1');
    expect(await ask('2001:db8:0:1:ffff::2')).toBe(429);
    expect(await ask('2001:db8:0:2::1')).toBe(200);
  });

  test('that only claim another address have one allowance', async () => {
    await start([]);
    await exhaust('203.0.113.1');
    expect(await ask('203.0.113.2')).toBe(429);
  });
});
