import type { Socket } from 'node:net';
import { dispatch, type Log } from '../commands/dispatch';
import type { Command } from '../commands/context';
import type { Engine } from '../engine';
import { FrameDecoder, ProtocolError } from '../wire/frameDecoder';
import { MAX_MESSAGE_BYTES, MAX_UNAUTHENTICATED_BYTES } from '../wire/limits';
import { encodeReply } from '../wire/reply';
import { readRequest } from '../wire/request';
import type { Connection } from './connectionState';

/** A client that takes no byte of its reply for this long is let go. */
const SLOW_CLIENT_MS = 60_000;

/** Sends a reply and waits until the client has taken it, so that replies never pile up here. */
async function send(socket: Socket, parts: Buffer[]): Promise<void> {
  socket.cork();
  let room = true;
  for (const part of parts) room = socket.write(part);
  socket.uncork();
  if (room || socket.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => socket.destroy(), SLOW_CLIENT_MS).unref();
    const done = (): void => {
      clearTimeout(timer);
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/**
 * Serves one connection until it closes. Requests are taken one at a time: nothing is read from the
 * socket while one is carried out or its reply is on the way, so a client can hold no more of the
 * server's memory than one request and one reply. Malformed bytes close this connection alone.
 */
export async function serveConnection(
  socket: Socket,
  engine: Engine,
  commands: ReadonlyMap<string, Command>,
  connection: Connection,
  log: Log,
): Promise<void> {
  const decoder = new FrameDecoder();
  const limit = (): void => {
    decoder.limit = connection.authenticated ? MAX_MESSAGE_BYTES : MAX_UNAUTHENTICATED_BYTES;
  };
  limit();
  socket.on('error', () => socket.destroy());
  socket.on('close', () => connection.interrupt?.());
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      for (const frame of decoder.push(chunk)) {
        const request = readRequest(frame);
        const reply = await dispatch(engine, commands, connection, request, log);
        limit();
        if (socket.destroyed) return;
        if (!request.silent)
          await send(socket, encodeReply(reply, request.requestId, request.legacy));
      }
    }
  } catch (error) {
    // The stream's own errors (reset, aborted) and malformed frames end here; others are ours.
    const known =
      error instanceof ProtocolError || (error as NodeJS.ErrnoException).code !== undefined;
    if (!known) log('A connection failed unexpectedly', error);
  } finally {
    socket.destroy();
  }
}
