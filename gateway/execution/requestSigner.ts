import type { SubgraphCaller } from '../../schema/subgraphCall';

/** A request to a subgraph as it is sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly caller: SubgraphCaller;
}

/** Returns the headers that prove the caller of a request, and that the gateway sent its body. */
export type RequestSigner = (
  request: OutgoingRequest,
) => Record<string, string> | Promise<Record<string, string>>;
