import { BREAK, Kind, OperationTypeNode, type GraphQLError, type ValidationRule } from 'graphql';
import { creditError } from '../../schema/errors';
import type { GatewayPlugin } from '../plugin';

/** Refuses a request that does not identify one operation of its document, and subscriptions. */
export function operationChoicePlugin(): GatewayPlugin {
  return {
    validationRules: [subscriptionsRule],
    didResolveOperation({ operation }) {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw noSubscriptions();
      if (operation) return;
      throw creditError(
        'INVALID_OPERATION',
        'The document has several operations; operationName must name one of them.',
      );
    },
  };
}

/** Refuses a document that contains only subscriptions, before its fields are validated. */
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
    'Subscriptions are not supported; send a query, and repeat it for new data.',
    { namesNoSchema: true },
  );
}
