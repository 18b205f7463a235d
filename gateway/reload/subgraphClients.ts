import type { Logger } from 'pino';
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
}

/** Clients by subgraph name, and how to let go of them all. */
export interface Lease {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  end(): Promise<void>;
}

interface Kept {
  readonly client: SubgraphClient;
  holders: number;
}

/**
 * The clients of all subgraphs that some supergraph in use names. Supergraphs that find a
 * subgraph at the same place share its client, and with it connections and what is known of its
 * failures; the last to let go of a client ends it.
 */
export class SubgraphClients {
  private readonly options: SubgraphClientsOptions;
  private readonly kept = new Map<string, Kept>();

  constructor(options: SubgraphClientsOptions) {
    this.options = options;
  }

  /**
   * Takes a client for each endpoint; those there are none of yet are made.
   * @throws Error with one sentence when a subgraph has no URL; then nothing is taken
   */
  take(
    endpoints: readonly SubgraphEndpoint[],
    signers: ReadonlyMap<string, RequestSigner> = new Map(),
  ): Lease {
    const places = endpoints.map((endpoint) => [endpoint.name, this.placeOf(endpoint)] as const);
    const clients = new Map<string, SubgraphClient>();
    for (const [name, url] of places) {
      const key = keyOf(name, url);
      let kept = this.kept.get(key);
      if (kept === undefined)
        this.kept.set(key, (kept = { client: this.make(name, url, signers), holders: 0 }));
      kept.holders++;
      clients.set(name, kept.client);
    }
    const end = async () => {
      const unused = places.flatMap(([name, url]) => this.giveBack(keyOf(name, url)));
      await Promise.all(unused.map((client) => client.stop()));
    };
    return { clients, end };
  }

  private giveBack(key: string): SubgraphClient[] {
    const kept = this.kept.get(key);
    if (kept === undefined || --kept.holders > 0) return [];
    this.kept.delete(key);
    return [kept.client];
  }

  /** @returns undefined for a subgraph of this process */
  private placeOf({ name, url: given }: SubgraphEndpoint): string | undefined {
    if (this.options.subgraphs?.has(name)) return undefined;
    const url = this.options.subgraphUrls?.[name] ?? given;
    if (!URL.canParse(url)) throw new Error(`The supergraph gives subgraph ${name} no URL.`);
    return url;
  }

  private make(
    name: string,
    url: string | undefined,
    signers: ReadonlyMap<string, RequestSigner>,
  ): SubgraphClient {
    const { subgraphs, subgraphTimeout: timeout, log } = this.options;
    if (url === undefined) return inProcessClient(subgraphs!.get(name)!);
    const sign = signers.get(name);
    return withCircuit(httpClient({ name, url }, { timeout, ...(sign && { sign }) }), log);
  }
}

const keyOf = (name: string, url: string | undefined) => JSON.stringify([name, url ?? null]);
