import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';
import type { Exchange } from './exchange';

/** Answers a request that never becomes an operation with one error of the catalogue. */
export function refuse(
  exchange: Exchange,
  code: ErrorCode,
  message: string = ERRORS[code].message,
  status: number = ERRORS[code].status,
): void {
  exchange.send(status, JSON.stringify({ errors: [creditError(code, message).toJSON()] }));
}
