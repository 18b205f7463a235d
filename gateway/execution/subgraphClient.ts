import type { SubgraphRequest, SubgraphResponse } from '../../schema/subgraphCall';
import type { GatewayCaller } from '../gatewayCaller';

/** A subgraph as the gateway calls it, in process or over HTTP. */
export interface SubgraphClient {
  readonly name: string;
  /** @throws if no answer arrives; an answer with GraphQL errors counts as an answer */
  execute(request: SubgraphRequest, caller: GatewayCaller): Promise<SubgraphResponse>;
  /** Whether calls are suspended because it fails; absent without a circuit breaker. */
  suspended?(): boolean;
  /** Whether it can answer now. @throws when it cannot be reached */
  ready(): Promise<boolean>;
  /**
   * Whether it refuses the signature of this gateway; absent where calls are not signed.
   * @throws if no answer arrives
   */
  refuses?(): Promise<boolean>;
  stop(): Promise<void>;
}
