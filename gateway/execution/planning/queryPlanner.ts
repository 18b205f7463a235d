import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan, type QueryPlannerConfig } from '@apollo/query-planner';
import { parse } from 'graphql';
import { ignoreInterfaceObjectDetours } from '../plannerWorkarounds/interfaceObjectDetours';
import '../plannerWorkarounds/variablesInLiterals';

/**
 * Plans held against each other for one operation. Where there are more, the planner leaves out
 * those that call most often; it refuses nothing.
 */
const MAX_EVALUATED_PLANS = 1000;

/** The planner's own bounds. @param pathsLimit ways to one selection; more refuse the operation */
export function plannerBounds(pathsLimit: number): QueryPlannerConfig {
  return { debug: { pathsLimit, maxEvaluatedPlans: MAX_EVALUATED_PLANS } };
}

/** Plans the operations of one supergraph, in the thread that calls it. */
export interface OperationPlanner {
  /**
   * @param text a document that is valid for the public schema of the supergraph
   * @throws Error when there are more ways than it looks at, or none
   */
  plan(text: string, operationName: string | undefined): QueryPlan;
  /** Plans that were held against each other for the last operation. */
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
