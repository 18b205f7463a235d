import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { PlanOperation } from '../../../gateway/execution/planning/planner';

/** Plans the operations of a supergraph in the test's thread. */
export function planHere(supergraphSdl: string): PlanOperation {
  const supergraph = Supergraph.build(supergraphSdl);
  const planner = new QueryPlanner(supergraph);
  return async (document, operationName) =>
    planner.buildQueryPlan(
      operationFromDocument(
        supergraph.apiSchema(),
        document,
        operationName === undefined ? {} : { operationName },
      ),
    );
}
