import type { SubgraphCaller } from '../../schema/subgraphCall';

/** A request to a subgraph as it goes on the wire. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly caller: SubgraphCaller;
}

/** The headers that vouch for a request: who asks, and that the body is ours. */
export type RequestSigner = (
  request: OutgoingRequest,
) => Record<string, string> | Promise<Record<string, string>>;
