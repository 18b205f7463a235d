import { BREAK, Kind, OperationTypeNode, type GraphQLError, type ValidationRule } from 'graphql';
import { creditError } from '../../schema/errors';
import type { GatewayPlugin } from '../plugin';

/**
 * Refuses a request that leaves open which operation of its document is meant, and one that means
 * a subscription.
 */
export function operationChoicePlugin(): GatewayPlugin {
  return {
    validationRules: [subscriptionsRule],
    didResolveOperation({ operation }) {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw noSubscriptions();
      if (operation) return;
      throw creditError(
        'INVALID_OPERATION',
        'The operation name must be given, and be one of the document, where it holds several.',
      );
    },
  };
}

/** Refuses a document of nothing but subscriptions, before its fields are looked for in a schema. */
const subscriptionsRule: ValidationRule = (context) => ({
  Document({ definitions }) {
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const all = operations.every(
      (one) => 'operation' in one && one.operation === OperationTypeNode.SUBSCRIPTION,
    );
    if (operations.length === 0 || !all) return undefined;
    context.reportError(noSubscriptions());
    return BREAK;
  },
});

function noSubscriptions(): GraphQLError {
  return creditError(
    'INVALID_OPERATION',
    'Subscriptions are not supported here; ask by a query, and ask again.',
    { namesNoSchema: true },
  );
}
