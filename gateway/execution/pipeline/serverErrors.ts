import { HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';

/** The errors of a response and their effect on its head, by the rules of Apollo Server 5.5.1. */
export interface FormattedErrors {
  readonly errors: GraphQLFormattedError[];
  readonly head: HTTPGraphQLHead;
}

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Converts any thrown value to the error that Apollo Server passes to plugins. */
export function graphQLErrorOf(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  return thrown instanceof Error
    ? new GraphQLError(thrown.message, { originalError: thrown })
    : new GraphQLError(`Unexpected error value: ${String(thrown)}`);
}

/**
 * Adds the code that Apollo Server gives to an execution error: a bad variable is BAD_USER_INPUT.
 */
export function executionError(error: GraphQLError): GraphQLError {
  if (!isVariableFault(error) || error.extensions['code'] != null) return error;
  const { message, nodes, originalError, extensions } = error;
  const userError = new GraphQLError(message, {
    ...(nodes && { nodes }),
    originalError: originalError ?? error,
    extensions: { ...extensions, code: 'BAD_USER_INPUT' },
  });
  userError.name = 'UserInputError';
  return userError;
}

/** Formats errors and collects the status and the headers that their extensions request. */
export function formatErrors(errors: readonly unknown[], format: Format): FormattedErrors {
  const head: HTTPGraphQLHead = { status: undefined, headers: new HeaderMap() };
  const formatted = errors.map((error) => {
    try {
      return format(enriched(error, head), error);
    } catch {
      return {
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      };
    }
  });
  return { errors: formatted, head };
}

/** Merges one response head into another. */
export function mergeHead(target: HTTPGraphQLHead, source: Partial<HTTPGraphQLHead>): void {
  if (source.status) target.status = source.status;
  for (const [name, value] of source.headers ?? []) target.headers.set(name, value);
}

function enriched(thrown: unknown, head: HTTPGraphQLHead): GraphQLFormattedError {
  const error = graphQLErrorOf(thrown);
  const extensions: Record<string, unknown> = {
    ...error.extensions,
    code: error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR',
  };
  const { http } = extensions;
  if (isHead(http)) {
    mergeHead(head, http);
    delete extensions['http'];
  }
  return { ...error.toJSON(), extensions };
}

function isHead(value: unknown): value is Partial<HTTPGraphQLHead> {
  if (typeof value !== 'object' || value === null) return false;
  return (
    (!('status' in value) || typeof value.status === 'number') &&
    (!('headers' in value) || value.headers instanceof Map)
  );
}

function isVariableFault({ nodes, message }: GraphQLError): boolean {
  const node = nodes?.length === 1 ? nodes[0] : undefined;
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return false;
  const start = `Variable "$${node.variable.name.value}" `;
  return ['has invalid value', 'got invalid value ', 'of required type ', 'of non-null type '].some(
    (rest) => message.startsWith(start + rest),
  );
}
