import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { Exchange } from './exchange';
import { retryAfterOf } from './retryAfter';

/**
 * Responds with one error of the catalogue to a request that is refused before it becomes an
 * operation. A `retryAfter` is also sent as a header.
 */
export function refuse(
  exchange: Exchange,
  code: ErrorCode,
  message: string = ERRORS[code].message,
  status: number = ERRORS[code].status,
  extensions: Readonly<Record<string, unknown>> = {},
): void {
  const error = creditError(code, message, extensions);
  exchange.facts.codes = [code];
  const retryAfter = retryAfterOf([error]);
  if (retryAfter !== undefined) exchange.header('Retry-After', retryAfter);
  exchange.send(status, JSON.stringify({ errors: [error.toJSON()] }));
}
