import { createConnection, type Socket } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serialize } from 'bson';
import { mongo } from 'mongoose';
import { startEmbeddedStore } from '../src/index';
import { FrameDecoder, ProtocolError } from '../src/protocol/frameDecoder';
import { readRequest } from '../src/protocol/request';

const HELP = `Throws random and mutated frames at the wire decoder, and a part of them over the network at a
running store, and checks that nothing crashes, that memory does not grow, and that an honest
connection goes on working meanwhile.

  npm run fuzz --workspace embedded-mongo -- [--frames N] [--network N] [--seed S] [--json FILE]

  --frames N    frames for the decoder (default 1000000)
  --network N   frames sent over the network (default 20000)
  --seed S      start of the random sequence (default 1)
  --json FILE   write the figures there as well
`;

/** A small seeded generator (mulberry32): the same seed gives the same frames. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function message(body: Record<string, unknown>, sequence?: Record<string, unknown>[]): Buffer {
  const parts = [Buffer.from([0]), Buffer.from(serialize(body))];
  if (sequence) {
    const documents = Buffer.concat(sequence.map((document) => serialize(document)));
    const head = Buffer.alloc(4);
    head.writeInt32LE(4 + 'documents'.length + 1 + documents.length);
    parts.push(Buffer.from([1]), head, Buffer.from('documents\0'), documents);
  }
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(20);
  header.writeInt32LE(20 + content.length, 0);
  header.writeInt32LE(7, 4);
  header.writeInt32LE(2013, 12);
  return Buffer.concat([header, content]);
}

const SEEDS = [
  message({ hello: 1, $db: 'admin' }),
  message({ ping: 1, $db: 'admin' }),
  message({ find: 'c', filter: { a: { $gt: 1 } }, sort: { a: 1 }, limit: 5, $db: 'fuzz' }),
  message({ insert: 'c', ordered: true, $db: 'fuzz' }, [{ _id: 1, a: [1, 'x'] }, { _id: 2 }]),
  message({ update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } } }], $db: 'fuzz' }),
  message({ aggregate: 'c', pipeline: [{ $match: { a: 1 } }], cursor: {}, $db: 'fuzz' }),
  message({ getMore: 1, collection: 'c', $db: 'fuzz' }),
];

/** A frame that is random, or an honest one with bytes changed, cut, repeated or inserted. */
export function hostileFrame(random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  if (random() < 0.15) {
    const frame = Buffer.from(Array.from({ length: below(200) }, () => below(256)));
    if (frame.length >= 4 && random() < 0.7) frame.writeInt32LE(frame.length, 0);
    if (frame.length >= 16 && random() < 0.7) frame.writeInt32LE(random() < 0.5 ? 2013 : 2004, 12);
    return frame;
  }
  let frame = Buffer.from(SEEDS[below(SEEDS.length)] as Buffer);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(frame.length);
    const kind = below(5);
    if (kind === 0) frame[at] = below(256);
    else if (kind === 1 && at + 4 <= frame.length) frame.writeInt32LE(below(2 ** 31) | 0, at);
    else if (kind === 2) frame = frame.subarray(0, at + 1);
    else if (kind === 3) frame = Buffer.concat([frame, frame.subarray(at)]);
    else
      frame = Buffer.concat([frame.subarray(0, at), Buffer.from([below(256)]), frame.subarray(at)]);
  }
  // Most should get past the length check, to reach what lies behind it.
  if (frame.length >= 4 && random() < 0.8) frame.writeInt32LE(frame.length, 0);
  return frame;
}

/** Feeds one frame to a fresh decoder; true when it was refused. Any other throw is a fault. */
export function decodeHostile(frame: Buffer): boolean {
  try {
    for (const complete of new FrameDecoder().push(frame)) readRequest(complete);
    return false;
  } catch (error) {
    if (error instanceof ProtocolError) return true;
    throw error;
  }
}

async function fuzzDecoder(count: number, random: () => number): Promise<Record<string, number>> {
  let refused = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    if (decodeHostile(hostileFrame(random))) refused++;
    if (i === Math.floor(count / 10)) before = await settledHeap();
    if (i % 100_000 === 99_999) {
      process.stdout.write(`${i + 1} frames\n`);
      await nextTurn();
    }
  }
  return { frames: count, refused, heapGrowthBytes: (await settledHeap()) - before };
}

async function settledHeap(): Promise<number> {
  (globalThis as { gc?: () => void }).gc?.();
  await nextTurn();
  return process.memoryUsage().heapUsed;
}

function send(port: number, frames: Buffer[]): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = createConnection(port, '127.0.0.1', () => {
      for (const frame of frames) socket.write(frame);
      socket.end();
    });
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

async function fuzzNetwork(count: number, random: () => number): Promise<Record<string, number>> {
  const home = mkdtempSync(join(tmpdir(), 'store-fuzz-'));
  let internalErrors = 0;
  const store = await startEmbeddedStore({ dataDir: home, log: () => internalErrors++ });
  const client = new mongo.MongoClient(store.uri);
  const honest = client.db('honest').collection('c');
  await honest.insertOne({ a: 1 });
  let before = 0;
  for (let sent = 0; sent < count; sent += 10) {
    await send(
      store.port,
      Array.from({ length: 10 }, () => hostileFrame(random)),
    );
    if (sent % 1000 === 0 && (await honest.findOne({ a: 1 })) === null)
      throw new Error('Data is gone');
    if (sent === Math.floor(count / 20) * 10) before = await settledHeap();
  }
  const growth = (await settledHeap()) - before;
  await client.close();
  await store.stop();
  rmSync(home, { recursive: true });
  return { networkFrames: count, internalErrors, networkHeapGrowthBytes: growth };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      frames: { type: 'string', default: '1000000' },
      network: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const random = randomFrom(Number(values.seed));
  const figures = {
    ...(await fuzzDecoder(Number(values.frames), random)),
    ...(await fuzzNetwork(Number(values.network), random)),
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (values.json) writeFileSync(values.json, JSON.stringify(figures, null, 2));
  if (figures.internalErrors) process.exitCode = 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}
