import type { IncomingMessage } from 'node:http';
import { UPLOAD_PATH } from '../../schema/uploads';

/** Within this time the body of a request must have arrived. */
const BODY_MS = 30_000;

/** Within this time a file of 1 GB arrives over a line of 3 Mbit/s. */
export const LONGEST_BODY_MS = 3600_000;

const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/**
 * Closes the connection of a client that sends its body too slowly. Node has one limit for all
 * requests of a server, which uploads need to be long.
 */
export function boundedBody(request: IncomingMessage, timeout = BODY_MS): void {
  const { headers, url = '' } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  if (url.startsWith(`${UPLOAD_PATH}/`)) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.end(TIMED_OUT, () => request.destroy());
  }, timeout);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
