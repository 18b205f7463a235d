import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from './context';
import type { StockExecutor } from './execution/stockExecutor';

/** What executors read and replace of a request: one operation of a validated document. */
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
  /** Whether whoever asks takes parts of the answer as raw JSON. */
  readonly acceptsRawJson?: boolean;
}

/** A request as Apollo Server hands it to the gateway's own plugins. */
export interface GatewayRequest extends ApolloRequest, Pick<ExecutionRequest, 'acceptsRawJson'> {
  readonly context: GatewayContext;
}

type ApolloRequest = Parameters<StockExecutor>[0];

/** A GraphQL answer on its way out of an executor. */
export interface ExecutionAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined;
  readonly extensions?: Record<string, unknown>;
}

/** Executes one validated operation. */
export type Executor<Request extends ExecutionRequest = GatewayRequest> = (
  request: Request,
) => Promise<ExecutionAnswer>;
