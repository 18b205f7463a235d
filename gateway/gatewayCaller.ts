import type { SubgraphCaller } from '../schema/subgraphCall';
import type { Ending } from './ending';

/** For whom a subgraph is called, and what ends the call before its answer. */
export interface GatewayCaller extends Omit<SubgraphCaller, 'signal'> {
  readonly ending: Ending;
}
