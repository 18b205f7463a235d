import type { DocumentNode, GraphQLError, GraphQLFormattedError } from 'graphql';

/** What the permission engine reads and replaces of a gateway's request context. */
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
  /** Whether whoever asks takes parts of the answer as `SplicedText`. */
  readonly splices?: boolean;
}

/** A GraphQL answer on its way out of an executor. */
export interface ExecutionAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined;
  readonly extensions?: Record<string, unknown>;
}

/** What a gateway hands to its server: executes one validated operation. */
export type Executor<Request extends ExecutionRequest> = (
  request: Request,
) => Promise<ExecutionAnswer>;
