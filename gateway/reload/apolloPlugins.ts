import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import type { GatewayContext } from '../context';
import type { GatewayPlugin } from '../plugin';

/** Adapts the hooks of gateway plugins, in their order, to plugins of Apollo Server. */
export function apolloPlugins(
  plugins: readonly GatewayPlugin[],
): ApolloServerPlugin<GatewayContext>[] {
  return plugins.flatMap(({ didResolveOperation, willSendResponse }) => {
    if (!didResolveOperation && !willSendResponse) return [];
    // The listener is the same for every request, so it is created once. Its hooks are async,
    // because the server runs the hooks of all plugins before the first refusal counts: none may
    // throw synchronously.
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
