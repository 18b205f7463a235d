import type { ApolloGateway } from '@apollo/gateway';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import type { PlanOperation } from '../../../gateway/execution/planning/planner';

/** Plans with the planner of a loaded ApolloGateway, in the thread of the test. */
export function planHere(gateway: ApolloGateway): PlanOperation {
  const { apiSchema, queryPlanner } = gateway as unknown as {
    apiSchema: Schema;
    queryPlanner: QueryPlanner;
  };
  return async (document, operationName) =>
    queryPlanner.buildQueryPlan(
      operationFromDocument(
        apiSchema,
        document,
        operationName === undefined ? {} : { operationName },
      ),
    );
}
