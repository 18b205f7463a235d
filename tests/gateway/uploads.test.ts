import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import express from 'express';
import type { Gateway } from '../../gateway/createGateway';
import { identitySigner } from '../../gateway/execution/identitySigner';
import { listen, type Listener } from '../../gateway/http/listener';
import { unchanging } from '../../process/followFiles';
import { readSigningKeys, readVerifyingKeys } from '../../schema/identity/keys';
import type { Viewer } from '../../schema/viewer';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { connect, type Database } from '../../subgraphs/framework/mongo';
import { fileRequestAsBody, fileRoute } from '../../subgraphs/framework/uploads/fileRoute';
import { uploadModels } from '../../subgraphs/framework/uploads/model';
import { openUploads, type Uploads } from '../../subgraphs/framework/uploads/uploads';
import { eventually } from '../support/eventually';
import { silent } from '../support/log';
import { startTestStore, type TestStore } from '../support/store';
import { memoryVault } from '../support/vault';
import { officer, strangeOfficer } from '../support/viewers';
import { compose, inProcess, PEOPLE, people, RECORDS, records, testGateway } from './support';

const VIEWERS: Record<string, Viewer> = {
  own: { ...officer, actor: 'own' },
  other: { ...strangeOfficer, actor: 'other' },
};
const MB = 1024 ** 2;

let store: TestStore;
let database: Database;
let uploads: Uploads;
let moment: Date;
let subgraph: Listener;
const gateways: Record<string, Gateway> = {};

/** An Ed25519 key and a secret, as settings of both sides. */
function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1' };
  const key = randomBytes(32).toString('base64url');
  return {
    signing: readSigningKeys(
      JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k1' }),
      JSON.stringify({ people: { kid: 'k1', key } }),
    ).get('people')!,
    verifying: readVerifyingKeys(JSON.stringify({ keys: [jwk] }), JSON.stringify({ k1: key })),
  };
}

beforeAll(async () => {
  store = await startTestStore();
  database = await connect(store.uri, `${store.dbPrefix}_people`);
  uploads = openUploads(database.connection, uploadModels(database.connection), {
    subgraph: 'people',
    vault: memoryVault('people'),
    now: () => moment,
  });
  const keys = newKeys();
  const app = express();
  const identify = verifyRequest({ name: 'people', keys: unchanging(keys.verifying) });
  app.post('/files', fileRequestAsBody, identify, fileRoute(uploads.door, silent));
  subgraph = await listen(app, { port: 0, host: '127.0.0.1' });
  const verifyToken = async (token: string) => ({ viewer: VIEWERS[token]! });
  gateways['in one process'] = await testGateway({
    subgraphs: inProcess({ ...people(), files: uploads.door }, records()),
    verifyToken,
  });
  gateways['over HTTP'] = await testGateway({
    supergraph: compose([
      { name: 'people', sdl: PEOPLE, url: `${subgraph.url}/graphql` },
      { name: 'records', sdl: RECORDS, url: `${subgraph.url}/graphql` },
    ]),
    signers: new Map([['people', identitySigner('people', keys.signing)]]),
    verifyToken,
  });
});
beforeEach(() => void (moment = new Date()));
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.stop()));
  await subgraph.stop(100);
  await database.close();
  await store.stop();
});

const issue = (more: Partial<Parameters<Uploads['issueTicket']>[0]> = {}) =>
  uploads.issueTicket({
    purpose: 'test',
    belongsTo: 'nothing',
    owner: 'own',
    maxBytes: 3 * MB,
    contentTypes: ['text/csv'],
    expiresAt: new Date(Date.now() + 60_000),
    ...more,
  });

const chunks = () => database.connection.collection('fileBytes.chunks');

describe.each(['in one process', 'over HTTP'])('%s', (way) => {
  const at = (path: string) => new URL(path, gateways[way]!.url);
  const post = (ticket: string, body: Buffer, token = 'own', type = 'text/csv') =>
    fetch(at(`/upload/${ticket}`), {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
    });
  const messageOf = async (answer: Response) =>
    ((await answer.json()) as { errors: { message: string }[] }).errors[0]!.message;
  const get = (ticket: string, token = 'own') =>
    fetch(at(`/download/${ticket}`), { headers: { authorization: `Bearer ${token}` } });

  it('stores a file encrypted, in parts that can be read alone', async () => {
    const before = await chunks().countDocuments();
    const bytes = randomBytes(MB);
    const seen: string[] = [];
    uploads.onStored('test', async ({ id }) => ({ seen: seen.push(id) }));
    const answer = await post(await issue(), bytes, 'own', 'text/csv; charset=utf-8');
    expect(answer.status).toBe(200);
    const { data } = (await answer.json()) as { data: { file: string } };
    expect(data).toMatchObject({
      bytes: bytes.length,
      digest: createHash('sha256').update(bytes).digest('hex'),
      about: { seen: 1 },
    });
    const file = (await uploads.find(data.file))!;
    expect(seen).toEqual([file.id]);
    expect(Buffer.concat(await file.read().toArray()).equals(bytes)).toBe(true);
    for (const [start, end] of [
      [0, 1],
      [500_000, 900_000],
      [MB - 5, MB],
    ] as const) {
      const part = Buffer.concat(await file.read({ start, end }).toArray());
      expect(part.equals(bytes.subarray(start, end))).toBe(true);
    }
    for await (const { data: stored } of chunks().find())
      expect((stored as { buffer: Buffer }).buffer.includes(bytes.subarray(1000, 1032))).toBe(
        false,
      );
    await uploads.remove(data.file);
    expect(await uploads.find(data.file)).toBeUndefined();
    expect(await chunks().countDocuments()).toBe(before);
  });

  it('accepts a ticket once, from the caller who asked for it, before it expires', async () => {
    const ticket = await issue();
    expect((await post(ticket, Buffer.from('a'), 'other')).status).toBe(404);
    expect((await post(ticket, Buffer.from('a'))).status).toBe(200);
    const again = await post(ticket, Buffer.from('a'));
    expect([again.status, await messageOf(again)]).toEqual([
      409,
      'This ticket has been used; ask for a new one.',
    ]);
    const late = await post(
      await issue({ expiresAt: new Date(Date.now() - 60_000) }),
      Buffer.from('a'),
    );
    expect([late.status, await messageOf(late)]).toEqual([
      404,
      'This ticket has expired, does not exist or belongs to another caller; ask for a new one.',
    ]);
    const unknown = await post(`nowhere.${'a'.repeat(43)}`, Buffer.from('a'));
    expect(unknown.status).toBe(404);
  });

  it('refuses anonymous callers, other methods and other content types', async () => {
    const ticket = await issue();
    const url = at(`/upload/${ticket}`);
    expect((await fetch(url, { method: 'POST', body: 'a' })).status).toBe(401);
    const headers = { authorization: 'Bearer own' };
    expect((await fetch(url, { headers })).status).toBe(405);
    const typed = await post(ticket, Buffer.from('a'), 'own', 'image/png');
    expect([typed.status, await messageOf(typed)]).toEqual([
      400,
      'The content type must be text/csv.',
    ]);
    expect((await post(ticket, Buffer.from('a'))).status).toBe(200);
  });

  it('refuses a file that is too large, keeps nothing of it, and the ticket stays valid', async () => {
    const before = await chunks().countDocuments();
    const ticket = await issue({ maxBytes: MB });
    const answer = await post(ticket, Buffer.alloc(2 * MB));
    expect([answer.status, await messageOf(answer)]).toEqual([
      413,
      'The file has more than 1048576 bytes, the most that its ticket allows; divide it.',
    ]);
    expect(await chunks().countDocuments()).toBe(before);
    expect((await post(ticket, Buffer.alloc(MB))).status).toBe(200);
  });

  it('keeps nothing of an upload whose client disconnects, and the ticket stays valid', async () => {
    const before = await chunks().countDocuments();
    const ticket = await issue();
    const sending = httpRequest(at(`/upload/${ticket}`), {
      method: 'POST',
      headers: {
        authorization: 'Bearer own',
        'content-type': 'text/csv',
        'content-length': String(2 * MB),
      },
    });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(MB));
    await eventually(async () => expect(await chunks().countDocuments()).toBeGreaterThan(before));
    sending.destroy();
    await eventually(async () => expect(await chunks().countDocuments()).toBe(before));
    await eventually(async () => expect((await post(ticket, Buffer.from('a'))).status).toBe(200));
  });

  it('sends a file once, to the caller who asked for it', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const bytes = randomBytes(600_000);
    const { id } = await uploads.put(Readable.from([bytes]), {
      ...{ owner: 'own', purpose: 'errors', name: '错误 1.csv', contentType: 'text/csv' },
      expiresAt,
    });
    const ticket = await uploads.issueDownload({ file: id, owner: 'own', expiresAt });
    expect((await get(ticket, 'other')).status).toBe(404);
    const answer = await get(ticket);
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E9%94%99%E8%AF%AF%201.csv",
    );
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await get(ticket)).status).toBe(409);
  });
});

it('a ticket whose upload was interrupted by a crash is valid again after a minute', async () => {
  const before = await chunks().countDocuments();
  const ticket = await issue({ expiresAt: new Date(Date.now() + 600_000) });
  const caller = { viewer: VIEWERS['own']!, requestId: 'r' };
  const receive = (text: string) => {
    const body = Readable.from([Buffer.from(text)]);
    return uploads.door.receive({ ticket, contentType: 'text/csv' }, body, caller);
  };
  await receive('a');
  await expect(receive('b')).rejects.toThrow('A file is being sent with this ticket');
  moment = new Date(Date.now() + 61_000);
  const { attempt, digest } = await receive('c');
  expect(await chunks().countDocuments()).toBe(before + 1);
  const { bytes } = await uploads.door.complete({ ticket, attempt, digest }, caller);
  expect(bytes).toBe(1);
});

it('bytes that changed on the way are refused and removed', async () => {
  const before = await chunks().countDocuments();
  const ticket = await issue();
  const caller = { viewer: VIEWERS['own']!, requestId: 'r' };
  const body = Readable.from([Buffer.from('a')]);
  const { attempt } = await uploads.door.receive({ ticket, contentType: 'text/csv' }, body, caller);
  await expect(uploads.door.complete({ ticket, attempt, digest: '00' }, caller)).rejects.toThrow(
    'The file did not arrive as it was sent',
  );
  expect(await chunks().countDocuments()).toBe(before);
});

it('removes expired files and what interrupted uploads have left', async () => {
  await uploads.door.receive(
    { ticket: await issue(), contentType: 'text/csv' },
    Readable.from([Buffer.from('a')]),
    { viewer: VIEWERS['own']!, requestId: 'r' },
  );
  moment = new Date(Date.now() + 30 * 24 * 3600_000);
  const context = { signal: new AbortController().signal, touch: () => Promise.resolve() };
  await uploads.clean(context);
  await uploads.clean(context);
  expect(await chunks().countDocuments()).toBe(0);
  const { tickets, files } = uploadModels(database.connection);
  expect(await tickets.countDocuments()).toBe(0);
  expect(await files.countDocuments()).toBe(0);
});
