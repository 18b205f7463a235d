import type { SubgraphCaller } from '../schema/subgraphCall';
import type { Ending } from './ending';

/** The caller of a subgraph call, and the signal that cancels the call. */
export interface GatewayCaller extends Omit<SubgraphCaller, 'signal'> {
  readonly ending: Ending;
}
