import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';
import type { Listening } from './listening';

/** Third-party gateways by their name in the comparison, with the packages they need. */
const PACKAGES = {
  hive: ['@graphql-hive/gateway'],
  mercurius: ['@mercuriusjs/gateway', 'fastify'],
} as const;

export const PEERS = Object.keys(PACKAGES) as Peer[];
export type Peer = keyof typeof PACKAGES;

const load = createRequire(__filename);

/** The packages of a peer that are not installed; empty when it can be started. */
export function missingOf(peer: Peer): readonly string[] {
  return PACKAGES[peer].filter((name) => {
    try {
      load.resolve(name);
      return false;
    } catch {
      return true;
    }
  });
}

/**
 * Starts a third-party gateway according to its documentation, without optional features.
 * @param supergraph with the URLs of its subgraphs
 * @param subgraphs base URL of the subgraphs
 */
export function startPeer(peer: Peer, supergraph: string, subgraphs: string): Promise<Listening> {
  switch (peer) {
    case 'hive':
      return hive(supergraph);
    case 'mercurius':
      return mercurius(subgraphs);
  }
}

/** `createGatewayRuntime` returns a request listener for node:http. */
async function hive(supergraph: string): Promise<Listening> {
  const { createGatewayRuntime } = load('@graphql-hive/gateway') as {
    readonly createGatewayRuntime: (options: object) => RequestListener;
  };
  const server = createServer(createGatewayRuntime({ supergraph, logging: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}

/** It supports only Federation 1, and composes the schema itself: it may refuse these subgraphs. */
async function mercurius(subgraphs: string): Promise<Listening> {
  const { default: fastify } = load('fastify') as { readonly default: () => Fastify };
  const { default: gateway } = load('@mercuriusjs/gateway') as { default: unknown };
  const app = fastify();
  const services = SUBGRAPH_NAMES.map((name) => ({
    name,
    url: `${subgraphs}/${name}`,
    schema: subgraphSdl(name),
    mandatory: true,
  }));
  app.register(gateway, { gateway: { services }, jit: 1 });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${address}/graphql` };
}

interface Fastify {
  register(plugin: unknown, options: object): void;
  listen(where: { port: number; host: string }): Promise<string>;
}
