import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan, type QueryPlannerConfig } from '@apollo/query-planner';
import { parse } from 'graphql';
import { ignoreInterfaceObjectDetours } from '../plannerWorkarounds/interfaceObjectDetours';
import '../plannerWorkarounds/variablesInLiterals';

/**
 * Limit of the plans that the planner compares for one operation. If there are more, the planner
 * drops those with the most calls; it does not refuse the operation.
 */
const MAX_EVALUATED_PLANS = 1000;

/**
 * The planner's limits.
 * @param pathsLimit paths to one selection; with more it refuses the operation
 */
export function plannerBounds(pathsLimit: number): QueryPlannerConfig {
  return { debug: { pathsLimit, maxEvaluatedPlans: MAX_EVALUATED_PLANS } };
}

/** Plans the operations of one supergraph, in the thread that calls it. */
export interface OperationPlanner {
  /**
   * @param text a document that is valid for the public schema of the supergraph
   * @throws Error if the operation exceeds the paths limit, or if no plan exists
   */
  plan(text: string, operationName: string | undefined): QueryPlan;
  /** The number of plans that were compared for the last operation. */
  evaluatedPlans(): number;
}

/** @param supergraphSdl a supergraph that the gateway has validated */
export function operationPlanner(supergraphSdl: string, pathsLimit: number): OperationPlanner {
  ignoreInterfaceObjectDetours();
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planner = new QueryPlanner(supergraph, plannerBounds(pathsLimit));
  const schema = supergraph.apiSchema();
  return {
    plan: (text, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(
          schema,
          parse(text),
          operationName === undefined ? {} : { operationName },
        ),
      ),
    evaluatedPlans: () => planner.lastGeneratedPlanStatistics()?.evaluatedPlanCount ?? 0,
  };
}
