import type { ApolloServer } from '@apollo/server';
import type { GatewayContext } from '../context';
import { httpRequestOf, sendGraphQL } from '../execution/pipeline/serverHttp';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';

/** Has Apollo Server answer. */
export function apolloStep(
  server: ApolloServer<GatewayContext>,
  contextOf: (exchange: Exchange) => GatewayContext,
): Step {
  return async (exchange) => {
    const { body, ...head } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: httpRequestOf(exchange),
      context: async () => contextOf(exchange),
    });
    // A gateway answers in one piece: its schemas have neither @defer nor @stream.
    if (body.kind !== 'complete') throw new TypeError('The answer comes in pieces.');
    sendGraphQL(exchange, head, body.string);
  };
}
