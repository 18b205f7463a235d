import type { ApolloServerPlugin } from '@apollo/server';
import { creditError } from '../../schema/errors';
import type { GatewayContext } from '../context';

/** Refuses a request that leaves open which operation of its document is meant. */
export function operationChoicePlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation) return;
          throw creditError(
            'INVALID_OPERATION',
            'The operation name must be given, and be one of the document, where it holds several.',
          );
        },
      };
    },
  };
}
