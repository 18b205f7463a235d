import type { GraphQLError } from 'graphql';
import { creditError } from '../../../schema/errors';
import type { PlanFailure } from './messages';

/** When a caller may repeat a request that was refused because the queue was full. */
const RETRY_AFTER_SECONDS = 1;

export const tooComplex = (): GraphQLError => creditError('OPERATION_TOO_COMPLEX');

export const stopping = (): GraphQLError => creditError('NOT_READY');

export const plannerBusy = (): GraphQLError =>
  creditError('PLANNER_BUSY', undefined, { retryAfter: RETRY_AFTER_SECONDS });

export const tooManyOfCaller = (limit: number): GraphQLError =>
  creditError(
    'RATE_LIMITED',
    `This client has ${limit} new operations waiting to be planned. Wait for their answers, then repeat the request.`,
    { retryAfter: RETRY_AFTER_SECONDS },
  );

/** Recreates the error of the planner: a message to another thread loses the class of an error. */
export function planError({ tooComplex: isTooComplex, name, message, stack }: PlanFailure): Error {
  if (isTooComplex) return tooComplex();
  return Object.assign(new Error(message), { name, ...(stack !== undefined && { stack }) });
}
