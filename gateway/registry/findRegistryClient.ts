import type { Logger } from 'pino';
import type { CurrentContext } from '../../process/followSubgraphTls';
import type { Registry } from '../../schema/registry';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { GatewayConfig } from '../config';
import type { RequestSigner } from '../execution/requestSigner';
import type { SupergraphFacts } from '../supergraph';
import { httpRegistryClient } from './httpRegistryClient';

/** Sources of a registry client. */
export interface RegistryClientSources {
  readonly log: Logger;
  /** Subgraphs of this process, by name. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly signers: ReadonlyMap<string, RequestSigner>;
  /** Trusted CAs and the client certificate for `https` URLs. */
  readonly tls?: CurrentContext;
}

/** The registry client of a gateway, if there is one, and how to close it. */
export interface FoundRegistryClient {
  readonly registry?: Registry;
  stop(): Promise<void>;
}

/**
 * Finds the registry client: that of a subgraph of this process, else the subgraph that
 * AUTHORITY_SUBGRAPH names, over HTTP. A supergraph with access rules needs a registry: without it
 * clients are not checked, consents open nothing and disclosures are not logged. That is allowed
 * only outside production, with a warning in the log.
 * @throws Error with one sentence when the setting is wrong, or missing in production
 */
export function findRegistryClient(
  {
    registrySubgraph,
    subgraphUrls,
    subgraphTimeout,
    production,
  }: Pick<GatewayConfig, 'registrySubgraph' | 'subgraphUrls' | 'subgraphTimeout' | 'production'>,
  facts: SupergraphFacts,
  { log, subgraphs, signers, tls }: RegistryClientSources,
): FoundRegistryClient {
  const stop = () => Promise.resolve();
  for (const { registry } of subgraphs?.values() ?? []) if (registry) return { registry, stop };
  if (registrySubgraph !== undefined) {
    const endpoint = facts.subgraphs.find(({ name }) => name === registrySubgraph);
    if (endpoint === undefined || subgraphs?.has(registrySubgraph))
      throw new Error(
        `AUTHORITY_SUBGRAPH is ${registrySubgraph}; it must name a subgraph of the supergraph that is called over HTTP.`,
      );
    const sign = signers.get(endpoint.name);
    const registry = httpRegistryClient(
      { name: endpoint.name, url: subgraphUrls[endpoint.name] ?? endpoint.url },
      { timeout: subgraphTimeout, ...(sign && { sign }), ...(tls && { tls }) },
    );
    return { registry, stop: () => registry.stop() };
  }
  if (facts.hasAccessRules) {
    const missing =
      'the supergraph has access rules, which need a registry of clients, consents and disclosures';
    if (production) throw new Error(`AUTHORITY_SUBGRAPH must be set: ${missing}.`);
    log.warn(`AUTHORITY_SUBGRAPH is not set: ${missing}`);
  }
  return { stop };
}
