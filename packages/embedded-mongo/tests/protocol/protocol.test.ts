import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';
import { deserialize, serialize } from 'bson';
import { crc32c } from '../../src/protocol/crc32c';
import { failure, openTestStore, type TestStore } from '../support/testStore';

let test: TestStore;
beforeAll(async () => void (test = await openTestStore()));
afterAll(() => test.stop());

function frame(opCode: number, parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + content.length, 0);
  header.writeInt32LE(42, 4);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, content]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

const body = (doc: Record<string, unknown>): Uint8Array[] => [Buffer.from([0]), serialize(doc)];
const message = (doc: Record<string, unknown>, flags = 0): Buffer =>
  frame(2013, [int32(flags), ...body(doc)]);

async function connect(): Promise<Socket> {
  const socket = createConnection(test.store.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Sends a frame and reads one reply. */
async function ask(socket: Socket, request: Buffer): Promise<Record<string, unknown>> {
  socket.write(request);
  const [reply] = (await once(socket, 'data')) as [Buffer];
  expect(reply.readInt32LE(8)).toBe(42);
  const start = reply.readInt32LE(12) === 1 ? 36 : 21;
  return deserialize(reply.subarray(start));
}

async function expectClosed(bytes: Buffer): Promise<void> {
  const socket = await connect();
  const closed = once(socket, 'close');
  socket.write(bytes);
  await closed;
  expect(await test.db.command({ ping: 1 })).toEqual({ ok: 1 });
}

describe('the handshake', () => {
  it('answers the legacy OP_QUERY hello with an OP_REPLY as a replica-set primary', async () => {
    const socket = await connect();
    const query = [int32(0), Buffer.from('admin.$cmd\0'), int32(0), int32(-1)];
    const hello = await ask(
      socket,
      frame(2004, [...query, serialize({ ismaster: 1, helloOk: true })]),
    );
    expect(hello).toMatchObject({
      ismaster: true,
      helloOk: true,
      setName: 'rs0',
      logicalSessionTimeoutMinutes: 30,
      maxWireVersion: 25,
      ok: 1,
    });
    expect(hello.hosts).toEqual([`127.0.0.1:${test.store.port}`]);
    expect(hello.compression).toBeUndefined();
    socket.destroy();
  });
});

describe('OP_MSG', () => {
  it('accepts document sequences', async () => {
    const socket = await connect();
    const documents = Buffer.concat([serialize({ _id: 1 }), serialize({ _id: 2 })]);
    const sequence = Buffer.concat([Buffer.from('documents\0'), documents]);
    const parts = [
      ...body({ insert: 'sequences', $db: 'test' }),
      Buffer.from([1]),
      int32(4 + sequence.length),
    ];
    expect(await ask(socket, frame(2013, [int32(0), ...parts, sequence]))).toMatchObject({
      n: 2,
      ok: 1,
    });
    socket.destroy();
  });

  it('accepts a correct checksum and closes the connection on a wrong one', async () => {
    const socket = await connect();
    const plain = message({ ping: 1, $db: 'admin' }, 1);
    plain.writeInt32LE(plain.length + 4, 0);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32c(plain));
    expect(await ask(socket, Buffer.concat([plain, sum]))).toEqual({ ok: 1 });
    socket.destroy();
    await expectClosed(Buffer.concat([plain, int32(7)]));
  });

  it('sends no reply when the request wants none', async () => {
    const socket = await connect();
    socket.write(message({ insert: 'silent', documents: [{ _id: 1 }], $db: 'test' }, 2));
    expect(await ask(socket, message({ count: 'silent', $db: 'test' }))).toMatchObject({ n: 1 });
    socket.destroy();
  });

  it.each([
    ['a length below the header', int32(3)],
    ['a length beyond the limit', int32(48_000_001)],
    ['an unknown operation code', frame(2010, [Buffer.alloc(20)])],
    ['an unknown required flag', message({ ping: 1, $db: 'admin' }, 4)],
    ['an unknown section kind', frame(2013, [int32(0), Buffer.from([9]), serialize({ ping: 1 })])],
    ['two bodies', frame(2013, [int32(0), ...body({ ping: 1, $db: 'a' }), ...body({ ping: 1 })])],
    ['a document cut off', frame(2013, [int32(0), Buffer.from([0]), int32(100)])],
    [
      'invalid BSON',
      frame(2013, [int32(0), Buffer.from([0]), int32(8), Buffer.from([99, 97, 0, 0])]),
    ],
    ['no $db', frame(2013, [int32(0), ...body({ ping: 1 })])],
  ])('closes only the affected connection for %s', async (_, bytes) => {
    await expectClosed(bytes);
  });
});

describe('errors worded as in MongoDB', () => {
  it.each([
    [{ nonsense: 1 }, 59, "no such command: 'nonsense'"],
    [{ find: 'c', nonsense: 1 }, 40415, "BSON field 'find.nonsense' is an unknown field."],
    [
      { find: 'c', limit: 'x' },
      14,
      "BSON field 'find.limit' is the wrong type 'string', expected types '[long, int, decimal, double]'",
    ],
    [{ find: 'c', skip: -1 }, 51024, "BSON field 'skip' value must be >= 0, actual value '-1'"],
    [{ find: 'c', hint: 'none' }, 2, undefined],
    [{ find: 'a$b' }, 73, "Invalid namespace specified 'test.a$b'"],
    [{ insert: 'c' }, 16, 'Write batch sizes must be between 1 and 100000. Got 0 operations.'],
    [{ getMore: 1, collection: 'c' }, 43, 'cursor id 1 not found'],
    [{ create: 'c', capped: true }, 238, undefined],
    [
      { aggregate: 'c', pipeline: [] },
      9,
      "The 'cursor' option is required, except for aggregate with the explain argument",
    ],
    [{ find: 'c', maxTimeMS: -1 }, 2, undefined],
  ])('give %j the code %d', async (command, code, errmsg) => {
    await test.db.collection('c').insertOne({ a: 1 });
    const error = await failure(test.db.command(command));
    expect(error.code).toBe(code);
    if (errmsg !== undefined) expect(error.errmsg).toBe(errmsg);
  });

  it('refuse a document over 16 MB', async () => {
    const text = 'x'.repeat(16_777_300);
    const reply = await test.db.command({ insert: 'c', documents: [{ text }] });
    expect(reply).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 10334 }] });
  });

  it('report a write concern with more nodes than there are, after the write', async () => {
    const reply = await test.db
      .command({ insert: 'many', documents: [{ _id: 1 }], writeConcern: { w: 3 } })
      .catch((error: { result: unknown }) => error.result);
    expect(reply).toMatchObject({ n: 1, writeConcernError: { code: 100 } });
  });
});

describe('administration', () => {
  it.each([
    'buildInfo',
    'connectionStatus',
    'hostInfo',
    'serverStatus',
    'listDatabases',
    'dbStats',
    'hello',
  ])('answers %s', async (name) => {
    expect(await test.client.db('admin').command({ [name]: 1 })).toMatchObject({ ok: 1 });
  });

  it('lists, describes, renames and drops collections', async () => {
    const db = test.client.db('admin-test');
    await db.createCollection('a', { validator: { $jsonSchema: { required: ['x'] } } });
    await db.collection('a').insertMany([{ x: 1 }, { x: 2 }]);
    expect(await db.command({ collStats: 'a' })).toMatchObject({ count: 2, nindexes: 1 });
    expect((await db.listCollections({ name: 'a' }).toArray())[0]).toMatchObject({
      type: 'collection',
    });
    await db.collection('a').rename('b');
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['b']);
    expect(await db.collection('b').countDocuments()).toBe(2);
    expect((await failure(db.createCollection('b', { validator: { y: 1 } }))).code).toBe(48);
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
  });

  it('applies a validator and returns its details', async () => {
    await test.db.createCollection('checked', {
      validator: { $jsonSchema: { required: ['x'], properties: { x: { bsonType: 'int' } } } },
    });
    const error = await failure(test.db.collection('checked').insertOne({ y: 1 }));
    expect(error.code).toBe(121);
    expect(error.errInfo).toHaveProperty('details');
    await test.db.collection('checked').insertOne({ y: 1 }, { bypassDocumentValidation: true });
  });
});
