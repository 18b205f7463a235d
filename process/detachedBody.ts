import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';

/**
 * The body of a request as a stream that may be destroyed without closing the connection, so that
 * the request can still be answered. A client that disconnects destroys it with an error.
 * @param onChunk is called with every piece that passes
 */
export function detachedBody(
  request: IncomingMessage,
  onChunk: (chunk: Buffer) => void = () => undefined,
): Transform {
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onChunk(chunk);
      done(null, chunk);
    },
  });
  const fail = () => {
    if (!request.complete) body.destroy(new Error('The client has disconnected.'));
  };
  request.once('error', fail);
  request.once('close', fail);
  body.on('error', () => undefined);
  request.pipe(body);
  return body;
}
