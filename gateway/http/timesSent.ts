import type { IncomingMessage } from 'node:http';

/**
 * Counts how often a header was sent. For some headers `request.headers` contains only the first.
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
