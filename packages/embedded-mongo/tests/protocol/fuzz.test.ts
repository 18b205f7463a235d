import { createConnection } from 'node:net';
import { once } from 'node:events';
import { decodeHostile, hostileFrame, randomFrom } from '../../conformance/fuzz';
import { FrameDecoder } from '../../src/protocol/frameDecoder';
import { openTestStore } from '../support/testStore';

it('the decoder accepts or refuses any bytes and throws no other error', () => {
  const random = randomFrom(11);
  let refused = 0;
  for (let i = 0; i < 20_000; i++) if (decodeHostile(hostileFrame(random))) refused++;
  expect(refused).toBeGreaterThan(1000);
  expect(refused).toBeLessThan(20_000);
});

it('the decoder returns the same frames however the bytes are split', () => {
  const random = randomFrom(3);
  const frames = Array.from({ length: 50 }, (_, i) => {
    const frame = Buffer.alloc(16 + Math.floor(random() * 300), i);
    frame.writeInt32LE(frame.length, 0);
    return frame;
  });
  const all = Buffer.concat(frames);
  const decoder = new FrameDecoder();
  const found: Buffer[] = [];
  for (let index = 0; index < all.length;) {
    const next = index + 1 + Math.floor(random() * 90);
    found.push(...decoder.push(all.subarray(index, next)));
    index = next;
  }
  expect(found).toEqual(frames);
});

it('a store that receives hostile frames keeps serving', async () => {
  const test = await openTestStore();
  const random = randomFrom(5);
  await test.db.collection<{ _id: number }>('honest').insertOne({ _id: 1 });
  for (let i = 0; i < 60; i++) {
    const socket = createConnection(test.store.port, '127.0.0.1');
    socket.on('error', () => undefined).on('data', () => undefined);
    const closed = once(socket, 'close');
    for (let n = 0; n < 5; n++) socket.write(hostileFrame(random));
    socket.end();
    await closed;
  }
  expect(await test.db.collection('honest').countDocuments()).toBe(1);
  await test.stop();
});
