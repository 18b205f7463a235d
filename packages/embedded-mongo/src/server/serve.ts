import type { Socket } from 'node:net';
import type { Log } from '../base/log';
import { dispatch } from '../commands/dispatch';
import type { Command } from '../commands/context';
import type { Engine } from '../engine/engine';
import { FrameDecoder, ProtocolError } from '../protocol/frameDecoder';
import { MAX_MESSAGE_BYTES, MAX_UNAUTHENTICATED_BYTES } from '../base/limits';
import { encodeReply } from '../protocol/reply';
import { readRequest } from '../protocol/request';
import type { Connection } from '../connections/connection';

/** A client that reads no byte of its reply for this long is disconnected. */
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
 * Serves one connection until it is closed and its last command has ended. Requests run one at a
 * time. While one runs, the socket is read until the next request is complete, which bounds the
 * memory of a client to two requests and a reply, and detects that the client has disconnected,
 * which interrupts the command. Malformed bytes close only this connection.
 */
export function serveConnection(
  socket: Socket,
  engine: Engine,
  commands: ReadonlyMap<string, Command>,
  connection: Connection,
  log: Log,
): Promise<void> {
  const decoder = new FrameDecoder(MAX_UNAUTHENTICATED_BYTES);
  const waiting: Buffer[] = [];
  let busy = false;
  let finish: () => void = () => undefined;

  const answer = async (frame: Buffer): Promise<void> => {
    const request = readRequest(frame);
    const reply = await dispatch(engine, commands, connection, request, log);
    if (connection.authenticated) decoder.limit = MAX_MESSAGE_BYTES;
    if (socket.destroyed || request.silent) return;
    await send(socket, encodeReply(reply, request.requestId, request.legacy));
  };
  const work = async (): Promise<void> => {
    busy = true;
    try {
      for (let frame = waiting.shift(); frame && !socket.destroyed; frame = waiting.shift()) {
        await answer(frame);
      }
      socket.resume();
    } catch (error) {
      if (!(error instanceof ProtocolError)) log('A connection failed unexpectedly', error);
      socket.destroy();
    }
    busy = false;
    if (socket.closed) finish();
  };

  if (connection.authenticated) decoder.limit = MAX_MESSAGE_BYTES;
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const frame of decoder.push(chunk)) waiting.push(frame);
    } catch (error) {
      // Bytes that are no message close only this connection.
      if (!(error instanceof ProtocolError)) log('A connection failed unexpectedly', error);
      socket.destroy();
      return;
    }
    if (waiting.length === 0) return;
    if (busy) socket.pause();
    else void work();
  });
  socket.on('error', () => socket.destroy());
  socket.on('end', () => connection.interrupt?.());
  return new Promise((resolve) => {
    finish = resolve;
    socket.on('close', () => {
      connection.interrupt?.();
      if (!busy) resolve();
    });
  });
}
