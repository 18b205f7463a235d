import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { detachedBody } from '../../process/detachedBody';
import { isErrorCode } from '../../schema/errors';
import {
  DOWNLOAD_PATH,
  issuerOf,
  UPLOAD_PATH,
  type FileCaller,
  type FileDoor,
} from '../../schema/uploads';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import type { FileDoors } from './fileDoors';
import { sendFile } from './sendFile';

/** A client that sends nothing for so long has gone. */
const SILENCE_MS = 60_000;
const DISCARD_MS = 5000;
const TOO_LARGE = 413;

/**
 * Receives the file of a ticket: the body of `POST /upload/<ticket>`, streamed to the subgraph that
 * issued the ticket. The route comes after the same checks of the caller as an operation, and the
 * ticket is valid only for the caller who asked for it.
 */
export function uploadRoute(doors: FileDoors, log: Logger): Step {
  return answering(log, async (exchange) => {
    const { request } = exchange;
    const found = ticketIn(exchange, UPLOAD_PATH, 'POST', doors);
    if (found === undefined) return;
    const [contentType = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(/\s*;/);
    const hash = createHash('sha256');
    request.socket.setTimeout(SILENCE_MS, () => request.destroy());
    exchange.closed(() => request.socket.setTimeout(0));
    const body = detachedBody(request, (chunk) => hash.update(chunk));
    const { door, ticket } = found;
    const caller = callerOf(exchange);
    const { attempt } = await door.receive({ ticket, contentType }, body, caller);
    const digest = hash.digest('hex');
    const completed = await door.complete({ ticket, attempt, digest }, caller);
    exchange.send(200, JSON.stringify({ data: completed }));
  });
}

/** Sends the file of a ticket as the response to `GET /download/<ticket>`. */
export function downloadRoute(doors: FileDoors, log: Logger): Step {
  return answering(log, async (exchange) => {
    const found = ticketIn(exchange, DOWNLOAD_PATH, 'GET', doors);
    if (found === undefined) return;
    const { door, ticket } = found;
    await sendFile(exchange, await door.open({ ticket }, callerOf(exchange)));
  });
}

interface FoundTicket {
  readonly ticket: string;
  readonly door: FileDoor;
}

/** @returns undefined when the request has been refused */
function ticketIn(
  exchange: Exchange,
  path: string,
  method: string,
  doors: FileDoors,
): FoundTicket | undefined {
  if (exchange.request.method !== method) {
    exchange.header('allow', method);
    refuse(
      exchange,
      'INVALID_OPERATION',
      method === 'GET' ? 'Fetch a file with GET.' : 'Send a file with POST.',
      405,
    );
    return undefined;
  }
  const ticket = exchange.url.slice(path.length + 1);
  const door = doors.of(issuerOf(ticket) ?? '');
  if (door !== undefined) return { ticket, door };
  refuse(
    exchange,
    'NOT_FOUND',
    'This ticket has expired, does not exist or belongs to another caller; ask for a new one.',
  );
  return undefined;
}

/** Turns errors of the catalogue into refusals; a client that has gone gets no response. */
function answering(log: Logger, answer: (exchange: Exchange) => Promise<void>): Step {
  return async (exchange) => {
    try {
      await answer(exchange);
    } catch (error) {
      const { response, requestId } = exchange;
      if (response.headersSent || response.destroyed) return void response.destroy();
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      if (!isErrorCode(code)) throw error;
      log.info({ requestId, code }, 'a file was refused');
      discardRest(exchange);
      const status = code === 'OPERATION_TOO_LARGE' ? TOO_LARGE : undefined;
      refuse(exchange, code, (error as GraphQLError).message, status);
    }
  };
}

/** Reads on for a while: many clients read a response only when they have sent everything. */
function discardRest({ request }: Exchange): void {
  if (request.complete) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), DISCARD_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}

function callerOf({ viewer, requestId }: Exchange): FileCaller {
  return { viewer, requestId };
}
