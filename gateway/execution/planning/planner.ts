import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { GatewayContext } from '../../context';

/** For whom an operation is planned: whose turn it takes, and when nobody waits for it any more. */
export type PlanFor = Pick<GatewayContext, 'caller' | 'ending'>;

/**
 * Plans an operation of a document that is valid for the public schema.
 * @throws GraphQLError when it passes the planner's bounds, or no thread is to be had for it
 */
export type Plan = (
  document: DocumentNode,
  operationName: string | undefined,
  request: PlanFor,
) => Promise<QueryPlan>;

export interface Planner {
  readonly plan: Plan;
  /** Refuses what waits, and ends what is planned. */
  stop(): Promise<void>;
}
