import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The id that connects a request's log lines. A well-formed `x-request-id` of a proxy in front is
 * used; any other value could forge log lines.
 */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
}
