import { GraphQLError, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { Registry } from '../../schema/registry';
import { creditError } from '../../schema/errors';
import { fieldsIn } from '../../schema/selections/eachField';
import { fragmentsOf } from '../../schema/selections/fragmentsOf';
import type { ExecutionAnswer, Executor, GatewayRequest } from '../executor';
import type { GatewayPlugin } from '../plugin';
import { reserveConsents } from './consents';
import { operationDigest } from './operationDigest';

/**
 * Answers queries under the consents that they name. It reserves a use of each consent before
 * execution. When the response is final, it counts the uses under which something in the response
 * was disclosed, releases all others, and only then sends the response. It wraps everything that
 * may cut or refuse a response: limits on subjects, modes, the disclosure log.
 * `extensions.consents` reports the status of each named consent after the request.
 *
 * Consents cover reading only: a mutation uses none, and a request in a preview cannot be a
 * mutation.
 */
export function consentPlugin(registry: Registry): GatewayPlugin {
  return {
    wrapExecutor: (execute) => (request) => {
      const { document, operation, context } = request;
      if (operation.operation !== OperationTypeNode.QUERY && context.previewer)
        return Promise.resolve({ errors: [creditError('FORBIDDEN', PREVIEW_READS_ONLY)] });
      const uses =
        context.consents !== undefined &&
        operation.operation === OperationTypeNode.QUERY &&
        selectsData(operation.selectionSet, document);
      return uses ? underConsents(request, execute, registry) : execute(request);
    },
    willSendResponse({ contextValue, response }) {
      const { consentReport } = contextValue;
      if (consentReport === undefined || response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      result.extensions = { ...result.extensions, consents: consentReport };
    },
  };
}

const PREVIEW_READS_ONLY = 'A preview of a consent allows queries only.';

async function underConsents(
  request: GatewayRequest,
  execute: Executor,
  registry: Registry,
): Promise<ExecutionAnswer> {
  const { context } = request;
  // Without a key no other request can be a retry of this one.
  const operation =
    context.idempotencyKey === undefined ? request.queryHash : operationDigest(request);
  const reserved = await reserveConsents(context, registry, operation);
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

/** Whether an operation selects anything other than the schema. */
function selectsData(selectionSet: SelectionSetNode, document: DocumentNode): boolean {
  const fields = fieldsIn([selectionSet], { fragments: fragmentsOf(document) });
  return fields.some(({ name }) => !name.value.startsWith('__'));
}
