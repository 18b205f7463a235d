import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const WELL_FORMED = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Gives every request an id that ties its log lines together, and tells it to the client. A
 * well-formed `x-request-id` of a proxy in front is kept; anything else could forge log lines.
 */
export function requestId(): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const id = given !== undefined && WELL_FORMED.test(given) ? given : randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('x-request-id', id);
    next();
  };
}
