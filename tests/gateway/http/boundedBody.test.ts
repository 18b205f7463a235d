import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { boundedBody } from '../../../gateway/http/boundedBody';

const LIMIT_MS = 100;
/** Longer than the limit. */
const LONGER_MS = 300;

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    boundedBody(request, LIMIT_MS);
    const wait = request.headers['x-answer'] === 'late' ? LONGER_MS : 0;
    request.resume().on('end', () => setTimeout(() => response.end('received'), wait));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/**
 * What a client receives until its connection ends.
 * @param rest of its body, which it sends later
 */
async function answerTo(lines: readonly string[], sent: string, rest = ''): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes: Buffer) => void (answer += bytes.toString()));
  socket.write([...lines, 'host: gateway', '', sent].join('\r\n'));
  const later = setTimeout(() => socket.write(rest), LONGER_MS);
  await once(socket, 'close');
  clearTimeout(later);
  return answer;
}

test.each([
  ['with a length', ['content-length: 10'], '12345'],
  ['in chunks', ['transfer-encoding: chunked'], '5\r\n12345\r\n'],
  ['that never begins', ['content-length: 10'], ''],
])('closes the connection of a body %s that does not arrive in time', async (...args) => {
  const [, headers, sent] = args;
  const answer = await answerTo(['POST /graphql HTTP/1.1', ...headers], sent);
  expect(answer).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
});

test('waits for the body of an upload, and of no similar path', async () => {
  const headers = ['content-length: 10', 'connection: close'];
  const file = await answerTo(['POST /upload/a.b HTTP/1.1', ...headers], '12345', '67890');
  expect(file).toContain('received');
  const other = await answerTo(['POST /uploads HTTP/1.1', ...headers], '12345', '67890');
  expect(other).toContain('408 Request Timeout');
});

test.each([
  ['with', 'POST', ['content-length: 5'], '12345'],
  ['without', 'GET', [], ''],
])('lets the response to a request %s a body take longer', async (_name, method, more, body) => {
  const headers = ['x-answer: late', 'connection: close', ...more];
  expect(await answerTo([`${method} /graphql HTTP/1.1`, ...headers], body)).toContain('received');
});
