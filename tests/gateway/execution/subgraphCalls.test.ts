import { once } from 'node:events';
import { createServer, request as send, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cancellation } from '../../../gateway/cancellation';
import { httpClient } from '../../../gateway/execution/httpClient';
import type { SubgraphClient } from '../../../gateway/execution/subgraphClient';
import { compose, testGateway } from '../support';
import { nobody } from '../../support/viewers';

let server: Server;
let client: SubgraphClient;
let received: number;
let respond: (response: ServerResponse) => unknown;

const GOOD = '{"data":{"a":1}}';

beforeEach(async () => {
  received = 0;
  server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      received++;
      void respond(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = httpClient({ name: 'people', url: urlOf(server) }, { timeout: 200 });
});
afterEach(async () => {
  await client.stop();
  server.closeAllConnections();
  server.close();
});

const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}/graphql`;
const ask = (query = '{ a }', cancellation = new Cancellation()) =>
  client.execute({ query }, { viewer: nobody, requestId: 'r', cancellation });

/** A response, followed by a connection that closes as the next request arrives on it. */
async function keptConnectionThatCloses(): Promise<void> {
  respond = (response) => response.end(GOOD);
  await ask();
  respond = (response) => {
    respond = (next) => next.end(GOOD);
    response.socket!.destroy();
  };
}

describe('the text of a response', () => {
  const TEXT = '{"data":{"a":"津𠮷é"}}';
  const pieces = (bytes: Buffer, size: number) =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );

  test.each([1, 2, 5, 1000])('is complete when it arrives in pieces of %i bytes', async (size) => {
    respond = async (response) => {
      for (const piece of pieces(Buffer.from(TEXT), size)) {
        response.write(piece);
        await new Promise(setImmediate);
      }
      response.end();
    };
    expect(await ask()).toEqual(JSON.parse(TEXT));
  });

  test('does not include the byte order mark', async () => {
    respond = (response) => response.end(`\ufeff${TEXT}`);
    expect(await ask()).toEqual(JSON.parse(TEXT));
  });

  test('is missing when the body is empty', async () => {
    respond = (response) => response.end();
    await expect(ask()).rejects.toThrow('not JSON');
  });

  test('is missing when the connection closes before its end', async () => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"data":', () => response.socket!.destroy());
    };
    await expect(ask('mutation { a }')).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect(received).toBe(1);
  });
});

describe('a caller that has disconnected', () => {
  test('cancels a call that waits for its response, with the reason', async () => {
    const disconnected = new Cancellation();
    respond = () => disconnected.cancel(new DOMException('gone', 'AbortError'));
    await expect(ask('{ a }', disconnected)).rejects.toMatchObject({ name: 'AbortError' });
    respond = (response) => response.end(GOOD);
    expect(await ask()).toEqual(JSON.parse(GOOD));
  });

  test('before the call begins prevents the call', async () => {
    respond = (response) => response.end(GOOD);
    const disconnected = new Cancellation();
    disconnected.cancel(new DOMException('gone', 'AbortError'));
    await expect(ask('{ a }', disconnected)).rejects.toMatchObject({ name: 'AbortError' });
    expect(received).toBe(0);
  });
});

describe('the timeout of a call', () => {
  test('ends a call without a response', async () => {
    respond = () => undefined;
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(received).toBe(1);
  });

  test('ends a call whose response does not end', async () => {
    respond = (response) => response.write('{"data"');
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a client that disconnects', () => {
  test('cancels the call, and the subgraph sees the connection close', async () => {
    const leaving = new Cancellation();
    const closed = new Promise<void>((resolve) => {
      respond = (response) => {
        response.once('close', resolve);
        leaving.cancel(new DOMException('The client has gone.', 'AbortError'));
      };
    });
    await expect(ask('{ a }', leaving)).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  test('cancels the calls of its request, through the whole gateway', async () => {
    const supergraph = compose([
      { name: 'only', sdl: 'type Query { a: Int }', url: urlOf(server) },
    ]);
    const gateway = await testGateway({ supergraph, subgraphTimeout: 60_000 });
    const underWay = new Promise<ServerResponse>((resolve) => (respond = resolve));
    const outgoing = send(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    outgoing.on('error', () => undefined);
    outgoing.end('{"query":"{ a }"}');
    const response = await underWay;
    const closed = once(response, 'close');
    outgoing.destroy();
    await closed;
    expect(response.writableFinished).toBe(false);
    await gateway.stop();
  });
});

describe('when a keep-alive connection closes as it is reused', () => {
  test('a query is retried', async () => {
    await keptConnectionThatCloses();
    expect(await ask()).toEqual({ data: { a: 1 } });
    expect(received).toBe(3);
  });

  test.each(['mutation { a }', ' \n mutation M($a: Int) { a(b: $a) }'])(
    'a mutation is not retried: %s',
    async (query) => {
      await keptConnectionThatCloses();
      await expect(ask(query)).rejects.toThrow();
      expect(received).toBe(2);
    },
  );

  test('a query is retried only once', async () => {
    await keptConnectionThatCloses();
    respond = (response) => response.socket!.destroy();
    await expect(ask()).rejects.toThrow();
    expect(received).toBe(3);
  });

  test('a query whose client has disconnected is not retried', async () => {
    await keptConnectionThatCloses();
    const leaving = new Cancellation();
    respond = (response) => {
      leaving.cancel(new Error('gone'));
      response.socket!.destroy();
    };
    await expect(ask('{ a }', leaving)).rejects.toThrow();
    expect(received).toBe(2);
  });
});
