import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { refuse } from './refuse';

/** The answer to a path that does not exist. */
export function nothingHere(): RequestHandler {
  return (_request, response) =>
    refuse(response, 'INVALID_OPERATION', 'There is nothing at this path.', 404);
}

/** The answer to a fault of ours outside GraphQL: no word of it leaves, its kind is logged. */
export function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log.error(
      {
        requestId: response.locals['requestId'] as string | undefined,
        kind: error instanceof Error ? error.name : typeof error,
      },
      'a request failed outside GraphQL',
    );
    if (response.headersSent) return next(error);
    refuse(response, 'INTERNAL_ERROR');
  };
}
