import { request, Agent } from 'node:http';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, execute, parse, printSchema, type GraphQLSchema } from 'graphql';
import { createGateway, type Gateway, type GatewayOptions } from '../../../gateway/createGateway';
import { creditError } from '../../../schema/errors';
import type { InProcessSubgraph } from '../../../schema/subgraphCall';
import type { Viewer } from '../../../schema/viewer';
import { silent } from '../../support/log';
import { Oracle, resolveGuarded } from '../permissions/oracle';
import { SUBGRAPH_SDL } from '../permissions/testGraphSdl';
import { references } from './oraclePair';
import { spoil, type Answer } from './spoil';
import { subgraphsOverHttp } from './subgraphsOverHttp';
import { spares } from '../../support/spares';

/** A request as it is sent over HTTP. */
export interface Sent {
  readonly body: string;
  readonly viewer?: Viewer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seed and rate of the subgraphs' faults, passed in the request id. */
  readonly seed: number;
  readonly rate: number;
}

/** One supergraph behind a gateway of stock parts and behind one with everything compiled. */
export interface GatewayPair {
  readonly schema: GraphQLSchema;
  stock(sent: Sent): Promise<string>;
  compiled(sent: Sent): Promise<string>;
  stop(): Promise<void>;
}

/**
 * @param overHttp whether the compiled gateway calls its subgraphs over HTTP, and so may pass raw
 * JSON on
 */
export async function gatewayPair(
  options: Partial<GatewayOptions> = {},
  overHttp = false,
): Promise<GatewayPair> {
  const services = Object.entries(SUBGRAPH_SDL).map(([name, sdl]) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://127.0.0.1:9/${name}`,
  }));
  const { supergraphSdl, errors, schema } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  const oracle = new Oracle(Object.values(SUBGRAPH_SDL).join('\n'));
  const viewers = new Map<string, Viewer>();
  const subgraphs = services.map(({ name, typeDefs }): [string, InProcessSubgraph] => {
    const own = buildSubgraphSchema({ typeDefs, resolvers: references(typeDefs) });
    resolveGuarded(own, oracle);
    const answer: InProcessSubgraph['execute'] = async ({ query, variables = {} }, caller) => {
      const result = await execute({
        schema: own,
        document: parse(query),
        variableValues: variables,
        contextValue: caller,
      });
      const [, seed, rate] = caller.requestId.split('-').map(Number);
      const plain = JSON.parse(JSON.stringify(result)) as Answer;
      const sent = variables['representations'] as unknown[] | undefined;
      return spoil(plain, seed!, rate! / 1000, query, sent);
    };
    return [name, { name, execute: answer, ready: async () => true }];
  });
  const remote = overHttp ? await subgraphsOverHttp(subgraphs) : undefined;
  const start = (executor: 'stock' | 'compiled') =>
    createGateway({
      spares,
      supergraph: supergraphSdl,
      port: 0,
      host: '127.0.0.1',
      log: silent,
      ...(remote && executor === 'compiled'
        ? { subgraphUrls: remote.subgraphUrls, signers: remote.signers }
        : { subgraphs: new Map(subgraphs) }),
      verifyToken: async (token) => {
        const viewer = viewers.get(token);
        if (viewer === undefined) throw creditError('TOKEN_INVALID');
        return { viewer };
      },
      anonymousIntrospection: false,
      requestTimeout: 10_000,
      subgraphTimeout: 10_000,
      drainTimeout: 1000,
      ...options,
      executor,
    });
  const gateways = { stock: await start('stock'), compiled: await start('compiled') };
  const agent = new Agent({ keepAlive: true });
  const tokenOf = (viewer: Viewer): string => {
    const token = Buffer.from(JSON.stringify(viewer)).toString('base64url');
    viewers.set(token, viewer);
    return token;
  };
  const ask = (gateway: Gateway) => (sent: Sent) => {
    const { body, viewer, headers, seed, rate } = sent;
    return post(agent, gateway.url, body, {
      'content-type': 'application/json',
      'x-request-id': `case-${seed}-${Math.round(rate * 1000)}`,
      ...(viewer?.authenticated && { authorization: `Bearer ${tokenOf(viewer)}` }),
      ...headers,
    });
  };
  return {
    schema: buildSchema(printSchema(schema.toAPISchema().toGraphQLJSSchema())),
    stock: ask(gateways.stock),
    compiled: ask(gateways.compiled),
    async stop() {
      agent.destroy();
      await Promise.all([gateways.stock.stop(), gateways.compiled.stop()]);
      remote?.stop();
    },
  };
}

/** A response as text: status line, headers in their order and spelling, body; without the date. */
export function post(
  agent: Agent,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { rawHeaders } = response;
        const lines = rawHeaders.flatMap((name, index) =>
          index % 2 === 0 && name !== 'Date' ? [`${name}: ${rawHeaders[index + 1]}`] : [],
        );
        const text = Buffer.concat(chunks).toString('utf8');
        resolve(`${response.statusCode}\n${lines.join('\n')}\n\n${text}`);
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
