import type { SubgraphCaller, SubgraphRequest, SubgraphResponse } from '../../schema/subgraphCall';

/** A subgraph as the gateway calls it, in process or over HTTP. */
export interface SubgraphClient {
  readonly name: string;
  /** @throws when no answer comes; an answer with errors is an answer */
  execute(
    request: SubgraphRequest,
    caller: SubgraphCaller & { readonly signal: AbortSignal },
  ): Promise<SubgraphResponse>;
  /** Whether it can answer now. Never throws. */
  ready(): Promise<boolean>;
  stop(): Promise<void>;
}
