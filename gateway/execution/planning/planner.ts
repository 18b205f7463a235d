import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { GatewayContext } from '../../context';

/** The caller whose turn a plan takes, and the cancellation signal of the request that waits. */
export type PlanCaller = Pick<GatewayContext, 'caller' | 'cancellation' | 'trace'>;

/**
 * Plans an operation of a document that is valid for the public schema.
 * @throws GraphQLError if it exceeds the planner's limits, or if no thread is available for it
 */
export type PlanOperation = (
  document: DocumentNode,
  operationName: string | undefined,
  request: PlanCaller,
) => Promise<QueryPlan>;

export interface Planner {
  readonly plan: PlanOperation;
  /** Refuses all waiting operations and terminates the planning of the others. */
  stop(): Promise<void>;
}
