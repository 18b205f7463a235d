import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Authority } from '../../schema/authority';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';
import type { ExecutionAnswer, ExecutionRequest, Executor } from '../permissions/executor';
import { reserveConsents } from './consents';
import { operationDigest } from './operationDigest';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/** What is read of a request about to be executed. */
interface Executed extends ExecutionRequest {
  readonly operation: OperationDefinitionNode;
  readonly context: GatewayContext;
}

/**
 * A gateway that answers queries under the consents they name. A use of each is reserved before
 * anything is executed; when the answer is decided, the uses under which something in it was
 * disclosed are counted, all others are released, and only then does it leave. It stands outside
 * of everything that may cut or refuse an answer: limits on subjects, modes, the disclosure log.
 *
 * Consents are for reading: a mutation uses none, and whoever looks with an institution's eyes
 * may change nothing.
 */
export function consentGateway(inner: GatewayInterface, authority: Authority): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway gave no executor.');
      const unconsented = executor as unknown as Executor<Executed>;
      const consenting: Executor<Executed> = (request) => {
        const { document, operation, context } = request;
        if (operation.operation !== OperationTypeNode.QUERY && context.previewer)
          return Promise.resolve({ errors: [creditError('FORBIDDEN', PREVIEW_CHANGES_NOTHING)] });
        const uses =
          context.consents !== undefined &&
          operation.operation === OperationTypeNode.QUERY &&
          asksForData(operation.selectionSet, document);
        return uses ? underConsents(request, unconsented, authority) : unconsented(request);
      };
      return { executor: consenting as unknown as typeof executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}

const PREVIEW_CHANGES_NOTHING = 'A preview of a consent changes nothing.';

async function underConsents(
  request: Executed,
  execute: Executor<Executed>,
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
function asksForData({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return !selection.name.value.startsWith('__');
      case Kind.INLINE_FRAGMENT:
        return asksForData(selection.selectionSet, document);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value,
        );
        return (
          fragment?.kind === Kind.FRAGMENT_DEFINITION &&
          asksForData(fragment.selectionSet, document)
        );
      }
    }
  });
}
