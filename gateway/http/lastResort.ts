import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Fault } from './chain';
import { exchangeOf } from './exchange';
import { refuse } from './refuse';

/** The answer to a path that does not exist. */
export function nothingHere(): RequestHandler {
  return (_request, response) =>
    refuse(exchangeOf(response), 'INVALID_OPERATION', 'There is nothing at this path.', 404);
}

/** The answer to a fault of ours outside GraphQL: no word of it leaves, its kind is logged. */
export function lastResort(log: Logger): Fault {
  return (error, exchange) => {
    log.error(
      {
        requestId: exchange.requestId,
        kind: error instanceof Error ? error.name : typeof error,
      },
      'a request failed outside GraphQL',
    );
    // What has been said cannot be taken back, and half an answer must not pass for a whole one.
    if (exchange.response.headersSent) exchange.request.socket.destroy();
    else refuse(exchange, 'INTERNAL_ERROR');
  };
}

/** The same for errors on the way through Express, which tells error handlers by four parameters. */
export function lastResortHandler(fault: Fault): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => fault(error, exchangeOf(response));
}
