import type { GraphQLError } from 'graphql';
import { creditError } from '../../../schema/errors';
import type { PlanFailure } from './messages';

/** Seconds after which a caller may repeat what could not be planned for want of a turn. */
const RETRY_AFTER = 1;

export const tooComplex = (): GraphQLError => creditError('OPERATION_TOO_COMPLEX');

export const stopping = (): GraphQLError => creditError('NOT_READY');

export const plannerBusy = (): GraphQLError =>
  creditError('PLANNER_BUSY', undefined, { retryAfter: RETRY_AFTER });

export const tooManyOfCaller = (limit: number): GraphQLError =>
  creditError(
    'RATE_LIMITED',
    `This client has ${limit} new operations waiting to be planned. Wait for their answers, then repeat the request.`,
    { retryAfter: RETRY_AFTER },
  );

/** The planner's own error again: its class does not survive the way between threads. */
export function planError({ tooComplex: complex, name, message, stack }: PlanFailure): Error {
  if (complex) return tooComplex();
  return Object.assign(new Error(message), { name, ...(stack !== undefined && { stack }) });
}
