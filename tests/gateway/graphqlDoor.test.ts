import { connect } from 'node:net';
import type { Gateway } from '../../gateway/createGateway';
import { inProcess, people, records, testGateway } from './support';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await testGateway({ subgraphs: inProcess(people(), records()) });
});
afterAll(() => gateway.stop());

const TOTAL = JSON.stringify({ query: '{ total }' });
const SAFE = [
  'x-request-id: door-test-1',
  'cache-control: no-store',
  'x-content-type-options: nosniff',
  "content-security-policy: default-src 'none'; frame-ancestors 'none'",
  'referrer-policy: no-referrer',
];
const JSON_TYPE = 'Content-Type: application/json; charset=utf-8';
const KEEP_ALIVE = ['Connection: keep-alive', 'Keep-Alive: timeout=65'];

interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bytes of a request. */
function requestBytes(
  body: string | Buffer,
  { method = 'POST', path, headers }: RequestOptions = {},
): Buffer {
  const lines = Object.entries({
    host: 'x',
    'x-request-id': 'door-test-1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method} ${path ?? '/graphql'} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** The bytes received for pieces sent one after the other, until `responses` have arrived. */
function raw(pieces: readonly (string | Buffer)[], responses = 1): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('data', (more: string) => {
      text += more;
      const ended = text.match(/^\}\n?$|\}\n?(?=HTTP\/1\.1 |$)/gm)?.length ?? 0;
      const heads = text.match(/HTTP\/1\.1 [2-5]/g)?.length ?? 0;
      if (heads < responses || (ended < responses && !text.endsWith('\r\n\r\n'))) return;
      socket.destroy();
      resolve(text.replace(/Date: .*\r\n/g, ''));
    });
    const send = (at: number): void => {
      if (at === pieces.length) return;
      socket.write(pieces[at]!);
      setTimeout(send, 20, at + 1);
    };
    send(0);
  });
}

function response(status: string, headers: readonly string[], body: string): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return `HTTP/1.1 ${[status, ...SAFE, ...headers, JSON_TYPE, length, ...KEEP_ALIVE].join('\r\n')}\r\n\r\n${body}`;
}

const refusal = (
  status: string,
  message: string,
  code = 'INVALID_OPERATION',
  more: string[] = [],
) =>
  response(
    status,
    [...more, 'Content-Language: en', 'Vary: Accept-Language'],
    JSON.stringify({ errors: [{ message, extensions: { code } }] }),
  );

const ANSWER = response('200 OK', [], '{"data":{"total":7}}\n');
const NOT_JSON = refusal('400 Bad Request', 'The body is not JSON.');
const NO_REQUEST = refusal('400 Bad Request', 'The body is not a GraphQL request.');
const TOO_LARGE = refusal(
  '413 Payload Too Large',
  'A request may have at most 100 kB.',
  'OPERATION_TOO_LARGE',
);
const UNREADABLE = refusal('415 Unsupported Media Type', 'The body cannot be read.');

const NOT_JSON_TYPE = refusal(
  '415 Unsupported Media Type',
  'The content type must be application/json.',
);
const NOT_UTF_8 = refusal('415 Unsupported Media Type', 'The charset of the body must be UTF-8.');

const filled = (bytes: number) => {
  const bare = JSON.stringify({ query: '{ total }', more: '' }).length;
  return JSON.stringify({ query: '{ total }', more: 'x'.repeat(bytes - bare) });
};
const chunked = (body: string, contentType = 'application/json') => [
  requestBytes('', {
    headers: {
      'transfer-encoding': 'chunked',
      'content-length': '',
      'content-type': contentType,
    },
  })
    .toString()
    .replace('content-length: \r\n', ''),
  ...(body === '' ? [] : [`${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`]),
  '0\r\n\r\n',
];

test.each<[string, readonly (string | Buffer)[], string]>([
  ['a query, compiled', [requestBytes(TOTAL)], ANSWER],
  ['the same query again', [requestBytes(TOTAL)], ANSWER],
  ['a trailing slash', [requestBytes(TOTAL, { path: '/graphql/' })], ANSWER],
  ['capitals', [requestBytes(TOTAL, { path: '/GraphQL' })], ANSWER],
  ['a query string', [requestBytes(TOTAL, { path: '/graphql?a=1' })], ANSWER],
  ['an absolute URL', [requestBytes(TOTAL, { path: 'http://x/graphql' })], ANSWER],
  ['in chunks', chunked(TOTAL), ANSWER],
  ['no chunk', chunked(''), NO_REQUEST],
  ['chunks that are not JSON', chunked('x'), NOT_JSON],
  ['too many chunks', chunked(filled(102_401)), TOO_LARGE],
  ['piece by piece', bits(requestBytes(TOTAL)), ANSWER],
  ['the largest body', [requestBytes(filled(102_400))], ANSWER],
  ['one byte more', [requestBytes(filled(102_401))], TOO_LARGE],
  ['an empty body', [requestBytes('')], NO_REQUEST],
  ['a byte order mark', [requestBytes(`\ufeff${TOTAL}`)], ANSWER],
  ['only the byte order mark', [requestBytes('\ufeff')], NO_REQUEST],
  ['a value', [requestBytes('null')], NOT_JSON],
  ['a text', [requestBytes('"x"')], NOT_JSON],
  ['spaces before', [requestBytes(` \n${TOTAL}`)], ANSWER],
  ['bytes after the end', [requestBytes(`${TOTAL} x`)], NOT_JSON],
  ['malformed UTF-8 in it', [requestBytes(malformed('{"query":"{ total } #', '"}'))], ANSWER],
  ['malformed UTF-8 after it', [requestBytes(malformed(TOTAL, ''))], NOT_JSON],
  ['compressed', [requestBytes(TOTAL, { headers: { 'content-encoding': 'gzip' } })], UNREADABLE],
  [
    'not compressed',
    [requestBytes(TOTAL, { headers: { 'content-encoding': 'identity' } })],
    ANSWER,
  ],
  ['a charset', [requestBytes(TOTAL, type('application/json; charset=UTF-8'))], ANSWER],
  ['another charset', [requestBytes(TOTAL, type('application/json; charset=utf-16'))], NOT_UTF_8],
  ...[
    'application/json ; charset=utf-8',
    'application/json;',
    'application/json ;\t; ;',
    'Application/JSON;Charset="utf-8"',
    'application/json; charset="\\u\\t\\f-8"',
    'application/json; charset=utf8; a="b;\\"c"; d=e',
    'application/json;a=b',
  ].flatMap((written): [string, readonly (string | Buffer)[], string][] => [
    [written, [requestBytes(TOTAL, type(written))], ANSWER],
    [`${written}, in chunks`, chunked(TOTAL, written), ANSWER],
  ]),
  ...['charset=gbk', 'charset=utf-8; charset=utf-16', 'charset="gb18030"', 'charset=""'].map(
    (written): [string, readonly (string | Buffer)[], string] => [
      written,
      [requestBytes(TOTAL, type(`application/json; ${written}`))],
      NOT_UTF_8,
    ],
  ),
  ...[
    'application/json; charset',
    'application/json; charset = utf-8',
    'application/json; a="b',
    'application/json, text/plain',
    'application/json text/plain',
    'application/jsonp',
    'application/graphql-response+json',
    'text/plain; a="application/json"',
    '',
  ].map((written): [string, readonly (string | Buffer)[], string] => [
    `not JSON: ${written}`,
    [requestBytes(TOTAL, type(written))],
    NOT_JSON_TYPE,
  ]),
  [
    'another method',
    [requestBytes(TOTAL, { method: 'PUT' })],
    refusal(
      '405 Method Not Allowed',
      'Send GraphQL requests with POST or GET.',
      'INVALID_OPERATION',
      ['allow: GET, HEAD, POST'],
    ),
  ],
  [
    'expect: 100-continue',
    [requestBytes(TOTAL, { headers: { expect: '100-continue' } })],
    `HTTP/1.1 100 Continue\r\n\r\n${ANSWER}`,
  ],
])('%s: exact response bytes', async (_what, pieces, expected) => {
  expect(await raw(pieces)).toBe(expected);
});

const HEAD_LINE = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
test.each([
  ['two lengths', `${HEAD_LINE}content-length: 21\r\ncontent-length: 20\r\n\r\n${TOTAL}`],
  [
    'a length and chunks',
    `${HEAD_LINE}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['another coding', `${HEAD_LINE}transfer-encoding: chunked, identity\r\n\r\n${TOTAL}`],
  ['a bare line feed', `${HEAD_LINE}a: b\nc: d\r\ncontent-length: 21\r\n\r\n${TOTAL}`],
  ['a space before the colon', `${HEAD_LINE}content-length : 21\r\n\r\n${TOTAL}`],
])('%s: no response, and the connection closes', async (_what, text) => {
  const answer = await new Promise<string>((resolve) => {
    let received = '';
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.on('data', (more) => (received += String(more)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(text + HEAD_LINE);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test('HTTP/1.0 is answered, and its connection closes', async () => {
  const text = requestBytes(TOTAL).toString().replace('HTTP/1.1', 'HTTP/1.0');
  const answer = await raw([text]);
  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(answer).toContain('Connection: close');
});

test('OPTIONS is refused like every other method', async () => {
  expect(await raw([requestBytes('', { method: 'OPTIONS' })])).toContain('405 Method Not Allowed');
});

test('HEAD is answered with the headers only', async () => {
  const refused = refusal(
    '400 Bad Request',
    'The URL has no parameter query; send an operation in it, or in the body of a POST.',
  ).replace(
    'Content-Language: en\r\nVary: Accept-Language',
    'Vary: Accept, Accept-Encoding, Authorization, Origin, Accept-Language\r\nContent-Language: en',
  );
  const answer = await raw([requestBytes('', { method: 'HEAD' })]);
  expect(answer).toBe(refused.slice(0, refused.indexOf('\r\n\r\n') + 4));
});

test('pipelined requests on one connection are answered in order', async () => {
  const all = Buffer.concat([requestBytes(TOTAL), requestBytes('x'), requestBytes(TOTAL)]);
  expect(await raw([all], 3)).toBe(ANSWER + NOT_JSON + ANSWER);
});

test('an aborted upload affects no other request', async () => {
  const whole = requestBytes(TOTAL);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => {
      socket.write(whole.subarray(0, -4), () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  expect(await raw([whole])).toBe(ANSWER);
});

test('a token in the URL is refused in any encoding', async () => {
  for (const path of ['/graphql?access_token=x', '/GRAPHQL/?a=1&access%5Ftoken']) {
    const answer = await raw([requestBytes(TOTAL, { path })]);
    expect(answer).toContain('HTTP/1.1 401');
    expect(answer).toContain('www-authenticate: Bearer realm="hedong-credit-gateway"');
  }
});

function bits(whole: Buffer): Buffer[] {
  return [whole.subarray(0, 40), whole.subarray(40, -9), whole.subarray(-9)];
}

function malformed(before: string, after: string): Buffer {
  return Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xe4, 0xbf]), Buffer.from(after)]);
}

function type(contentType: string): RequestOptions {
  return { headers: { 'content-type': contentType } };
}
