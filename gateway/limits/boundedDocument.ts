import { ERRORS } from '../../schema/errors';
import type { Step } from '../http/chain';
import { answerStatus, errorTypeOf } from '../http/mediaTypes';
import { refuse } from '../http/refuse';
import { documentShape } from './documentShape';
import { INPUT_LIMITS } from './inputLimits';
import { OPERATION_LIMITS } from './operationLimits';

/**
 * Refuses a document that is nested too deeply, before it is parsed. Runs after the body is read.
 */
export const boundedDocument: Step = (exchange) => {
  const { query } = exchange.body as { readonly query: string };
  const fault = tooDeep(query);
  if (fault === undefined) return;
  const { status } = ERRORS.OPERATION_TOO_LARGE;
  const type = errorTypeOf(exchange.request.headers.accept);
  refuse(exchange, 'OPERATION_TOO_LARGE', fault, answerStatus(status, type));
};

function tooDeep(query: string): string | undefined {
  const { depth, nesting } = INPUT_LIMITS;
  const bounds = { nesting, valueDepth: depth };
  const shape = documentShape(query, bounds, OPERATION_LIMITS.tokens);
  if (shape.valueDepth > depth)
    return `A literal or the type of a variable is nested more than ${depth} levels deep.`;
  if (shape.nesting > nesting) return `The operation is nested more than ${nesting} levels deep.`;
  return undefined;
}
