import { once } from 'node:events';
import { createConnection } from 'node:net';
import { deserialize, serialize } from 'bson';

/** Sends one command without what a driver adds, and returns the reply. */
export async function sendRaw(port: number, command: Record<string, unknown>): Promise<unknown> {
  const body = serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(2013, 12);
  const socket = createConnection(port, '127.0.0.1');
  socket.write(Buffer.concat([head, body]));
  const [reply] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return deserialize(reply.subarray(21));
}
