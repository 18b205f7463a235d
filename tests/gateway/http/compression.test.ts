import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Gateway, GatewayOptions } from '../../../gateway/createGateway';
import { newsGateway } from '../caching/support';

let gateway: Gateway;
afterEach(() => gateway.stop());
const start = async (options?: Partial<GatewayOptions>) => {
  gateway = await newsGateway(options);
};

interface Sent {
  readonly coding: string | null;
  readonly body: Buffer;
}

/** The answer as it was sent: `fetch` would decode it. */
async function ask(length: number, headers: Record<string, string>): Promise<Sent> {
  const { request } = await import('undici');
  const response = await request(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: `{ longNews(length: ${length}) }` }),
  });
  const body = Buffer.from(await response.body.arrayBuffer());
  expect(response.headers['content-length']).toBe(String(body.length));
  return { coding: (response.headers['content-encoding'] as string | undefined) ?? null, body };
}

const LONG = 5000;
const ANSWER = `{"data":{"longNews":"${'x'.repeat(LONG)}"}}\n`;

test('a long answer is compressed as the client prefers', async () => {
  await start();
  const br = await ask(LONG, { 'accept-encoding': 'gzip, deflate, br' });
  expect([br.coding, brotliDecompressSync(br.body).toString()]).toEqual(['br', ANSWER]);
  const gzip = await ask(LONG, { 'accept-encoding': 'gzip, br;q=0.5' });
  expect([gzip.coding, gunzipSync(gzip.body).toString()]).toEqual(['gzip', ANSWER]);
});

test.each([
  ['a short one', 100, { 'accept-encoding': 'br' }],
  ['for a client that accepts no coding', LONG, {}],
  ['for a client that refuses both', LONG, { 'accept-encoding': 'br;q=0, gzip;q=0, *' }],
  ['for a client that accepts others', LONG, { 'accept-encoding': 'deflate, zstd' }],
  ['to a token', LONG, { 'accept-encoding': 'br', authorization: 'Bearer x' }],
])('an answer is sent as it is: %s', async (_what, length, headers) => {
  await start();
  const { coding, body } = await ask(length, headers);
  expect([coding, body.toString().startsWith('{"data":')]).toEqual([null, true]);
});

test('the setting includes answers to tokens, or excludes all', async () => {
  const headers = { 'accept-encoding': 'br', authorization: 'Bearer x' };
  await start({ compression: 'all' });
  expect((await ask(LONG, headers)).coding).toBe('br');
  await gateway.stop();
  await start({ compression: 'off' });
  expect((await ask(LONG, { 'accept-encoding': 'br' })).coding).toBeNull();
});
