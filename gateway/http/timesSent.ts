import type { IncomingMessage } from 'node:http';

/**
 * Counts how often a header was sent. For some headers `request.headers` contains only the first.
 * @param name in lower case
 */
export function timesSent({ rawHeaders }: IncomingMessage, name: string): number {
  let times = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const sent = rawHeaders[index]!;
    if (sent.length === name.length && sent.toLowerCase() === name) times++;
  }
  return times;
}
