import type { CurrentContext } from '../../process/followSubgraphTls';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { GatewayConfig } from '../config';
import type { RequestSigner } from '../execution/requestSigner';
import type { SignedHttpOptions } from '../execution/signedHttp';
import type { SubgraphEndpoint, SupergraphFacts } from '../supergraph';

/** A subgraph that a relay may read from or deliver to. */
export type Peer =
  | { readonly local: InProcessSubgraph }
  | { readonly endpoint: SubgraphEndpoint; readonly options: SignedHttpOptions };

/** Sources of peers. */
export interface PeerSources {
  /** Subgraphs of this process, by name. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly signers: ReadonlyMap<string, RequestSigner>;
  /** Trusted CAs and the client certificate for `https` URLs. */
  readonly tls?: CurrentContext;
}

/** Settings that locate subgraphs. */
export type PeerConfig = Pick<
  GatewayConfig,
  'registrySubgraph' | 'subgraphUrls' | 'subgraphTimeout'
>;

/**
 * Finds the peers of the registry: the subgraphs of this process, and every subgraph over HTTP for
 * which this gateway has a signing key, except the registry's own. Without a signature a subgraph
 * refuses the call.
 */
export function findPeers(
  { registrySubgraph, subgraphUrls, subgraphTimeout }: PeerConfig,
  facts: SupergraphFacts,
  { subgraphs, signers, tls }: PeerSources,
): Peer[] {
  return facts.subgraphs.flatMap(({ name, url }): Peer[] => {
    const local = subgraphs?.get(name);
    if (local) return [{ local }];
    const sign = signers.get(name);
    if (sign === undefined || name === registrySubgraph) return [];
    const endpoint = { name, url: subgraphUrls[name] ?? url };
    return [{ endpoint, options: { timeout: subgraphTimeout, sign, ...(tls && { tls }) } }];
  });
}
