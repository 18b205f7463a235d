import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { headerLines, headStart } from '../../../../gateway/execution/http1/requestText';
import { Http1Client } from '../../../../gateway/execution/http1/http1Client';

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

let server: Server;
let client: Http1Client;
let sockets: Socket[];
let requests: string[];
let respond: (socket: Socket, request: string) => void;

beforeEach(async () => {
  sockets = [];
  requests = [];
  respond = (socket) => socket.write(ANSWER);
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      requests.push(bytes.toString());
      respond(socket, bytes.toString());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = clientOf();
});
afterEach(() => {
  client.stop();
  for (const socket of sockets) socket.destroy();
  server.close();
});

const clientOf = (
  port = (server.address() as AddressInfo).port,
  host = '127.0.0.1',
  secure = false,
) =>
  new Http1Client({
    secure,
    host,
    port,
    connections: 2,
    connectTimeout: 1000,
    maxBodyBytes: 1000,
  });
const ask = (what = 'a') => client.send(what).answer;
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(setImmediate);
};

describe('a connection', () => {
  test('is used again, for one request after the other', async () => {
    for (const what of ['a', 'b', 'c']) expect((await ask(what)).bytes.toString()).toBe('{}');
    expect(sockets).toHaveLength(1);
    expect(requests).toEqual(['a', 'b', 'c']);
  });

  test.each(['connection: close', 'connection: keep-alive\r\nkeep-alive: timeout=1'])(
    'is not used again after %j',
    async (header) => {
      respond = (socket) =>
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 0\r\n${header}\r\n\r\n`);
      await ask();
      await ask();
      expect(sockets).toHaveLength(2);
    },
  );

  test('that closes while it is idle is not used again', async () => {
    await ask();
    const closed = once(sockets[0]!, 'close');
    sockets[0]!.end();
    await closed;
    await ask();
    expect(sockets).toHaveLength(2);
  });

  test('on which something comes that nobody asked for is not used again', async () => {
    await ask();
    const closed = once(sockets[0]!, 'close');
    sockets[0]!.write(ANSWER);
    await closed;
    respond = (socket) => socket.write(ANSWER.replace('{}', '[]'));
    expect((await ask()).bytes.toString()).toBe('[]');
  });

  test('that brings two answers to one request brings none', async () => {
    respond = (socket) => socket.write(ANSWER + ANSWER);
    await expect(ask()).rejects.toMatchObject({ code: 'BAD_ANSWER' });
    respond = (socket) => socket.write(ANSWER);
    await ask();
    expect(sockets).toHaveLength(2);
  });

  test.each(['', 'HTTP/1.1 200 OK\r\ncontent-le', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{'])(
    'that closes after %j is lost',
    async (begun) => {
      respond = (socket) => socket.end(begun);
      await expect(ask()).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    },
  );

  test('that is reset fails its request', async () => {
    respond = (socket) => socket.resetAndDestroy();
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('that is lost after it was kept takes the idle ones with it', async () => {
    await Promise.all([ask(), ask()]);
    for (const socket of sockets) socket.destroy();
    const again = ask().catch(() => ask());
    expect((await again).bytes.toString()).toBe('{}');
    expect(sockets).toHaveLength(3);
  });

  test('whose request is given up leaves the idle ones', async () => {
    await Promise.all([ask(), ask()]);
    respond = () => undefined;
    const call = client.send('a');
    await until(() => requests.length === 3);
    call.abort(new Error('gone'));
    await expect(call.answer).rejects.toThrow('gone');
    respond = (socket) => socket.write(ANSWER);
    await ask();
    expect(sockets).toHaveLength(2);
  });

  test.each([
    ['localhost', true],
    ['127.0.0.1', false],
  ])('over TLS to %s tells the name: %p', async (host, told) => {
    let hello = Buffer.alloc(0);
    server.removeAllListeners('connection').on('connection', (socket) => {
      sockets.push(socket);
      socket.once('data', (bytes) => {
        hello = bytes;
        socket.destroy();
      });
    });
    client = clientOf(undefined, host, true);
    await expect(ask()).rejects.toThrow();
    expect(hello[0]).toBe(0x16);
    expect(hello.includes(host)).toBe(told);
  });

  test('that does not come about fails its request', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    client = clientOf(port);
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('more requests than connections', () => {
  test('wait, and are answered in their order', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask));
    expect(answers).toHaveLength(5);
    expect(sockets).toHaveLength(2);
    expect(requests.slice(2)).toEqual(['c', 'd', 'e']);
  });

  test('get a new connection where theirs is lost', async () => {
    respond = (socket, request) => (request === 'c' ? socket.write(ANSWER) : socket.destroy());
    const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map(ask));
    expect([a!.status, b!.status, c!.status]).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  test('are not sent once they are given up', async () => {
    respond = () => undefined;
    const calls = ['a', 'b', 'c', 'd'].map((what) => client.send(what));
    const outcomes = Promise.allSettled(calls.map(({ answer }) => answer));
    calls[2]!.abort(new Error('gone'));
    await until(() => requests.length === 2);
    for (const socket of sockets) socket.write(ANSWER);
    await until(() => requests.length === 3);
    for (const socket of sockets) socket.destroy();
    await outcomes;
    expect(requests).not.toContain('c');
  });
});

test('an answer that comes before its request has left is the last on its connection', async () => {
  server.removeAllListeners('connection').on('connection', (socket) => {
    sockets.push(socket);
    socket.pause();
    socket.write(ANSWER);
  });
  await ask('a'.repeat(50_000_000));
  await ask();
  expect(sockets).toHaveLength(2);
});

describe('a request given up', () => {
  test('is rejected with the reason, and its connection closed', async () => {
    respond = () => undefined;
    const call = client.send('a');
    await until(() => requests.length === 1);
    const closed = once(sockets[0]!, 'close');
    call.abort(new Error('gone'));
    await expect(call.answer).rejects.toThrow('gone');
    await closed;
  });

  test('after its answer has come leaves the connection to the others', async () => {
    const call = client.send('a');
    await call.answer;
    call.abort(new Error('gone'));
    await ask();
    expect(sockets).toHaveLength(1);
  });
});

test('a client that is stopped fails what is under way, and takes nothing more', async () => {
  respond = () => undefined;
  const calls = ['a', 'b', 'c'].map(ask);
  const outcomes = Promise.allSettled(calls);
  await until(() => requests.length === 2);
  client.stop();
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STOPPED' } });
  await expect(ask()).rejects.toMatchObject({ code: 'STOPPED' });
});

describe('a request', () => {
  test.each(['a\r\nb: c', 'a\nb', 'a\0', 'é', '津'])('cannot have the header value %j', (value) => {
    expect(() => headerLines({ a: value })).toThrow('A header has characters that cannot be sent.');
  });

  test.each(['/a b', '/a\r\nb', 'a', '/é', ''])('cannot have the path %j', (path) => {
    expect(() => headStart('GET', 'host', path)).toThrow(
      'The path has characters that cannot be sent.',
    );
  });
});
