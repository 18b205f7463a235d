import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import type { GatewayContext } from '../../../context';
import { graphQLErrorOf } from './serverErrors';

/** What a plugin does with every request. A hook that waits for nothing returns nothing. */
export interface Hooks {
  readonly didResolveOperation?: (
    context: GraphQLRequestContextDidResolveOperation<GatewayContext>,
  ) => void | Promise<void>;
  readonly willSendResponse?: (
    context: GraphQLRequestContextWillSendResponse<GatewayContext>,
  ) => void | Promise<void>;
}

/** A plugin that does the same with every request, so that nothing is made for each. */
export interface StandingPlugin extends ApolloServerPlugin<GatewayContext> {
  readonly hooks: Hooks;
}

/** A plugin of these hooks, for Apollo Server and for the way around it. */
export function standingPlugin(
  hooks: Hooks,
  serverWillStart?: ApolloServerPlugin<GatewayContext>['serverWillStart'],
): StandingPlugin {
  const { didResolveOperation, willSendResponse } = hooks;
  const listener = {
    // The server lets every plugin look before the first refusal counts; so none may throw at once.
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
  return {
    hooks,
    ...(serverWillStart && { serverWillStart }),
    requestDidStart: async () => listener,
  };
}

/**
 * Has each hook look at a request, as Apollo Server does: all of them, and the first refusal
 * counts. It is waited for only where a hook waits.
 */
export function runHooks<Context>(
  hooks: readonly ((context: Context) => void | Promise<void>)[],
  context: Context,
): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const hook of hooks) {
    let underWay: void | Promise<void>;
    try {
      underWay = hook(context);
    } catch (error) {
      underWay = Promise.reject(graphQLErrorOf(error));
    }
    if (underWay !== undefined) (pending ??= []).push(underWay);
  }
  return pending?.length === 1 ? pending[0] : pending && Promise.all(pending);
}
