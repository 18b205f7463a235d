import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import type { GatewayContext } from '../context';
import type { GatewayPlugin } from '../plugin';

/** The hooks of plugins, in their order, as Apollo Server calls them. */
export function apolloPlugins(
  plugins: readonly GatewayPlugin[],
): ApolloServerPlugin<GatewayContext>[] {
  return plugins.flatMap(({ didResolveOperation, willSendResponse }) => {
    if (!didResolveOperation && !willSendResponse) return [];
    // It does the same with every request, so that nothing is made for each. Its hooks are async:
    // the server lets every plugin look before the first refusal counts, so none may throw at once.
    const listener = {
      ...(didResolveOperation && {
        didResolveOperation: async (
          context: GraphQLRequestContextDidResolveOperation<GatewayContext>,
        ) => didResolveOperation(context),
      }),
      ...(willSendResponse && {
        willSendResponse: async (context: GraphQLRequestContextWillSendResponse<GatewayContext>) =>
          willSendResponse(context),
      }),
    };
    return [{ requestDidStart: async () => listener }];
  });
}
