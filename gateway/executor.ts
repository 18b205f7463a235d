import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from './context';
import type { StockExecutor } from './execution/stockExecutor';

/**
 * The parts of a request that executors read and replace: one operation of a validated document.
 */
export interface ExecutionRequest {
  readonly request: {
    readonly query?: string;
    readonly operationName?: string | null;
    readonly variables?: Record<string, unknown>;
  };
  readonly source?: string;
  readonly document: DocumentNode;
  readonly operation?: unknown;
  readonly queryHash: string;
  /** Whether the caller of the executor accepts parts of the response as raw JSON. */
  readonly acceptsRawJson?: boolean;
}

/** A request as Apollo Server hands it to the gateway's own plugins. */
export interface GatewayRequest extends ApolloRequest, Pick<ExecutionRequest, 'acceptsRawJson'> {
  readonly context: GatewayContext;
}

type ApolloRequest = Parameters<StockExecutor>[0];

/** A GraphQL response that an executor returns. */
export interface ExecutionAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined;
  readonly extensions?: Record<string, unknown>;
}

/** Executes one validated operation. */
export type Executor<Request extends ExecutionRequest = GatewayRequest> = (
  request: Request,
) => Promise<ExecutionAnswer>;
