import { GraphQLError, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { Authority } from '../../schema/authority';
import { creditError } from '../../schema/errors';
import { fieldsIn } from '../../schema/selections/eachField';
import { fragmentsOf } from '../../schema/selections/fragmentsOf';
import type { ExecutionAnswer, Executor, GatewayRequest } from '../executor';
import type { GatewayPlugin } from '../plugin';
import { reserveConsents } from './consents';
import { operationDigest } from './operationDigest';

/**
 * Answers queries under the consents they name. A use of each is reserved before anything is
 * executed; when the answer is decided, the uses under which something in it was disclosed are
 * counted, all others are released, and only then does it leave. It wraps everything that may
 * cut or refuse an answer: limits on subjects, modes, the disclosure log. `extensions.consents`
 * reports how each consent that a request named stands after it.
 *
 * Consents are for reading: a mutation uses none, and whoever looks with an institution's eyes
 * may change nothing.
 */
export function consentPlugin(authority: Authority): GatewayPlugin {
  return {
    wrapExecutor: (execute) => (request) => {
      const { document, operation, context } = request;
      if (operation.operation !== OperationTypeNode.QUERY && context.previewer)
        return Promise.resolve({ errors: [creditError('FORBIDDEN', PREVIEW_CHANGES_NOTHING)] });
      const uses =
        context.consents !== undefined &&
        operation.operation === OperationTypeNode.QUERY &&
        asksForData(operation.selectionSet, document);
      return uses ? underConsents(request, execute, authority) : execute(request);
    },
    willSendResponse({ contextValue, response }) {
      const { consentReport } = contextValue;
      if (consentReport === undefined || response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      result.extensions = { ...result.extensions, consents: consentReport };
    },
  };
}

const PREVIEW_CHANGES_NOTHING = 'A preview of a consent changes nothing.';

async function underConsents(
  request: GatewayRequest,
  execute: Executor,
  authority: Authority,
): Promise<ExecutionAnswer> {
  const { context } = request;
  // Without a key no other request can be a retry of this one.
  const operation =
    context.idempotencyKey === undefined ? request.queryHash : operationDigest(request);
  const reserved = await reserveConsents(context, authority, operation);
  if (reserved instanceof GraphQLError) return { errors: [reserved] };
  let answer: ExecutionAnswer;
  try {
    answer = await execute(request);
  } catch (error) {
    await reserved.settle(NONE);
    throw error;
  }
  const refused = await reserved.settle(answer.data == null ? NONE : context.audit.consents);
  return refused === undefined ? answer : { data: null, errors: [refused] };
}

const NONE: ReadonlySet<string> = new Set();

/** Whether an operation asks for anything beyond the schema itself. */
function asksForData(selectionSet: SelectionSetNode, document: DocumentNode): boolean {
  const fields = fieldsIn([selectionSet], { fragments: fragmentsOf(document) });
  return fields.some(({ name }) => !name.value.startsWith('__'));
}
