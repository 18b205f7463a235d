import type { IncomingMessage } from 'node:http';

/**
 * How often a header was sent: of some, Node's own collection keeps the first alone.
 * @param name in lower case
 */
export function timesSent({ rawHeaders }: IncomingMessage, name: string): number {
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at]!;
    if (sent.length === name.length && sent.toLowerCase() === name) times++;
  }
  return times;
}
