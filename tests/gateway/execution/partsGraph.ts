import { execute, parse } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import type { Gateway } from '../../../gateway/createGateway';
import type { SubgraphResponse } from '../../../schema/subgraphCall';
import { testGateway } from '../support';
import { servicesOf, type Parts } from './parts';
import { subgraphsOverHttp } from './subgraphsOverHttp';

export interface PartsAnswer {
  readonly data?: any;
  readonly errors?: any[];
}

/** The subgraphs of a case behind gateways of every kind. */
export interface PartsGraph {
  /**
   * Queries each gateway until it knows the operation; all responses must be the same, byte for
   * byte.
   */
  ask(query: string): Promise<PartsAnswer>;
  stop(): Promise<void>;
}

/**
 * Starts a gateway with its subgraphs in process and one that calls them over HTTP.
 * @param stock whether to add a gateway of stock parts, which returns the same
 */
export async function startPartsGraph(parts: Parts, stock = true): Promise<PartsGraph> {
  const { supergraphSdl: supergraph, errors } = composeServices(servicesOf(parts));
  if (supergraph === undefined) throw new Error(String(errors));
  const subgraphs = servicesOf(parts).map(({ name, typeDefs }) => {
    const schema = buildSubgraphSchema({ typeDefs, resolvers: parts[name]!.resolvers as never });
    const answer = async (request: { query: string; variables?: Record<string, unknown> }) =>
      JSON.parse(
        JSON.stringify(
          await execute({
            schema,
            document: parse(request.query),
            variableValues: request.variables,
          }),
        ),
      ) as SubgraphResponse;
    return [name, { name, execute: answer, ready: async () => true }] as const;
  });
  const remote = await subgraphsOverHttp(subgraphs);
  const { subgraphUrls, signers } = remote;
  const gateways: Gateway[] = [];
  const stopAll = async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    remote.stop();
  };
  const inProcess = { supergraph, subgraphs: new Map(subgraphs) };
  const overHttp = { supergraph, subgraphUrls, signers };
  try {
    const ofStock = stock ? [{ ...inProcess, executor: 'stock' as const }] : [];
    for (const options of [inProcess, ...ofStock, overHttp])
      gateways.push(await testGateway(options));
  } catch (error) {
    await stopAll();
    throw error;
  }
  return {
    async ask(query) {
      const answers = [];
      for (const { url } of gateways)
        for (let turn = 0; turn < 3; turn++) {
          const response = await fetch(url, {
            method: 'POST',
            // The subgraphs' server declares its responses valid when the request id ends like
            // this.
            headers: { 'content-type': 'application/json', 'x-request-id': 'case-0' },
            body: JSON.stringify({ query }),
          });
          answers.push(await response.text());
        }
      const [first = ''] = answers;
      expect(answers).toEqual(answers.map(() => first));
      return JSON.parse(first) as PartsAnswer;
    },
    stop: stopAll,
  };
}
