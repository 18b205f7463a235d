import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Fault } from './chain';
import { exchangeOf } from './exchange';
import { refuse } from './refuse';

/** The response to an unknown path. */
export function notFound(): RequestHandler {
  return (_request, response) =>
    refuse(
      exchangeOf(response),
      'NOT_FOUND',
      'There is nothing at this path; the GraphQL endpoint is /graphql.',
    );
}

/**
 * The response to an internal error outside GraphQL: the error's kind is logged, and nothing of it
 * is sent.
 */
export function lastResort(log: Logger): Fault {
  return (error, exchange) => {
    log.error(
      {
        requestId: exchange.requestId,
        kind: error instanceof Error ? error.name : typeof error,
      },
      'a request failed outside GraphQL',
    );
    // Sent bytes cannot be recalled, and a partial response must not look complete.
    if (exchange.response.headersSent) exchange.request.socket.destroy();
    else refuse(exchange, 'INTERNAL_ERROR');
  };
}

/** The same handler for Express, which recognises error handlers by their four parameters. */
export function lastResortHandler(fault: Fault): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => fault(error, exchangeOf(response));
}
