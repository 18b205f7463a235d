import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { Exchange } from './exchange';
import { retryAfterOf } from './retryAfter';

/** Answers a request that never becomes an operation with one error of the catalogue; a `retryAfter` goes into the header too. */
export function refuse(
  exchange: Exchange,
  code: ErrorCode,
  message: string = ERRORS[code].message,
  status: number = ERRORS[code].status,
  extensions: Readonly<Record<string, unknown>> = {},
): void {
  const error = creditError(code, message, extensions);
  const retryAfter = retryAfterOf([error]);
  if (retryAfter !== undefined) exchange.header('Retry-After', retryAfter);
  exchange.send(status, JSON.stringify({ errors: [error.toJSON()] }));
}
