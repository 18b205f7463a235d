import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { creditError, isErrorCode } from '../../schema/errors';
import { isUnreachable } from './mongo';

/**
 * The single door by which errors leave a subgraph: catalogue errors pass, an unreachable
 * database becomes STORE_UNAVAILABLE, GraphQL's own complaints about the operation become
 * INVALID_OPERATION, and anything else is logged by kind and leaves as INTERNAL_ERROR.
 */
export function formatError(
  error: GraphQLError,
  log: Logger,
  requestId: string,
): GraphQLFormattedError {
  const leaving = translate(error, log, requestId);
  return {
    message: leaving.message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: leaving.extensions,
  };
}

function translate(error: GraphQLError, log: Logger, requestId: string): GraphQLError {
  const { originalError } = error;
  // Of a refused variable graphql-js makes a second error, whose message quotes the value.
  if (originalError instanceof GraphQLError && isErrorCode(originalError.extensions['code'])) {
    return originalError;
  }
  if (isErrorCode(error.extensions['code'])) return error;
  if (originalError == null || originalError instanceof GraphQLError) {
    return creditError('INVALID_OPERATION', error.message);
  }
  if (isUnreachable(originalError)) {
    log.warn({ requestId, kind: originalError.name }, 'the database is unreachable');
    return creditError('STORE_UNAVAILABLE');
  }
  // A driver's message may quote a value; its name and code do not.
  const { code } = originalError as { code?: unknown };
  log.error(
    {
      requestId,
      kind: originalError.name,
      code,
      at: error.path?.join('.'),
      where: frames(originalError),
    },
    'a resolver failed',
  );
  return creditError('INTERNAL_ERROR');
}

/** The stack without its first line, which is the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
