import type { Logger } from 'pino';
import type { CurrentContext } from '../../process/followSubgraphTls';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import { withCircuit } from '../execution/circuit/withCircuit';
import { httpClient } from '../execution/httpClient';
import { inProcessClient } from '../execution/inProcessClient';
import type { RequestSigner } from '../execution/requestSigner';
import type { SubgraphClient } from '../execution/subgraphClient';
import type { SubgraphEndpoint } from '../supergraph';

export interface SubgraphClientsOptions {
  readonly log: Logger;
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  readonly subgraphTimeout: number;
  readonly subgraphTls?: CurrentContext;
}

/** Clients by subgraph name, and how to release them. */
export interface Lease {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  end(): Promise<void>;
}

interface SharedClient {
  readonly client: SubgraphClient;
  leases: number;
}

/**
 * The clients of all subgraphs in the supergraphs in use. Supergraphs with the same URL of a
 * subgraph share its client, with its connections and its circuit state; a client is stopped when
 * its last lease ends.
 */
export class SubgraphClients {
  private readonly options: SubgraphClientsOptions;
  private readonly shared = new Map<string, SharedClient>();

  constructor(options: SubgraphClientsOptions) {
    this.options = options;
  }

  /**
   * Leases a client for each endpoint, and creates missing ones.
   * @throws Error with one sentence when a subgraph has no valid URL; no client is leased then
   */
  take(
    endpoints: readonly SubgraphEndpoint[],
    signers: ReadonlyMap<string, RequestSigner> = new Map(),
  ): Lease {
    const urls = endpoints.map((endpoint) => [endpoint.name, this.urlOf(endpoint)] as const);
    const clients = new Map<string, SubgraphClient>();
    for (const [name, url] of urls) {
      const key = keyOf(name, url);
      let shared = this.shared.get(key);
      if (shared === undefined)
        this.shared.set(key, (shared = { client: this.create(name, url, signers), leases: 0 }));
      shared.leases++;
      clients.set(name, shared.client);
    }
    const end = async () => {
      const unused = urls.flatMap(([name, url]) => this.release(keyOf(name, url)));
      await Promise.all(unused.map((client) => client.stop()));
    };
    return { clients, end };
  }

  /** The clients in use that have a circuit breaker, and whether it is open. */
  circuits(): { readonly name: string; readonly open: boolean }[] {
    return Array.from(this.shared.values()).flatMap(({ client }) =>
      client.suspended ? [{ name: client.name, open: client.suspended() }] : [],
    );
  }

  private release(key: string): SubgraphClient[] {
    const shared = this.shared.get(key);
    if (shared === undefined || --shared.leases > 0) return [];
    this.shared.delete(key);
    return [shared.client];
  }

  /** @returns the URL of a subgraph; undefined for a subgraph of this process */
  private urlOf({ name, url: given }: SubgraphEndpoint): string | undefined {
    if (this.options.subgraphs?.has(name)) return undefined;
    const url = this.options.subgraphUrls?.[name] ?? given;
    if (!URL.canParse(url))
      throw new Error(`The supergraph has no URL for subgraph ${name}, or an invalid one.`);
    return url;
  }

  private create(
    name: string,
    url: string | undefined,
    signers: ReadonlyMap<string, RequestSigner>,
  ): SubgraphClient {
    const { subgraphs, subgraphTimeout: timeout, subgraphTls: tls, log } = this.options;
    if (url === undefined) return inProcessClient(subgraphs!.get(name)!);
    const sign = signers.get(name);
    if (tls !== undefined && new URL(url).protocol !== 'https:')
      log.warn(
        { subgraph: name },
        'SUBGRAPH_TLS_ is set, but the URL of the subgraph is not https',
      );
    const options = { timeout, ...(sign && { sign }), ...(tls && { tls }) };
    return withCircuit(httpClient({ name, url }, options), log);
  }
}

const keyOf = (name: string, url: string | undefined) => JSON.stringify([name, url ?? null]);
