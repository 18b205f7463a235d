import type { ApolloServer } from '@apollo/server';
import type { GatewayContext } from '../context';
import { httpRequestOf, sendGraphQL } from '../execution/pipeline/serverHttp';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';

/** Passes the request to Apollo Server and sends its response. */
export function apolloStep(
  server: ApolloServer<GatewayContext>,
  contextOf: (exchange: Exchange) => GatewayContext,
): Step {
  return async (exchange) => {
    const { body, ...head } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: httpRequestOf(exchange),
      context: async () => contextOf(exchange),
    });
    // Responses are never incremental: the schemas have neither @defer nor @stream.
    if (body.kind !== 'complete') throw new TypeError('The response is incremental.');
    sendGraphQL(exchange, head, body.string);
  };
}
