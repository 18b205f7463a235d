import type { Response } from 'express';
import { creditError, ERRORS, type ErrorCode } from '../../schema/errors';

/** Answers a request that never becomes an operation with one error of the catalogue. */
export function refuse(
  response: Response,
  code: ErrorCode,
  message: string = ERRORS[code].message,
  status: number = ERRORS[code].status,
): void {
  response.status(status).json({ errors: [creditError(code, message).toJSON()] });
}
