import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { creditError, isErrorCode } from '../../schema/errors';
import { isUnreachable } from './mongo';

/**
 * Formats every error that a subgraph returns. Errors of the catalogue pass unchanged; an
 * unreachable database becomes STORE_UNAVAILABLE; GraphQL errors about the operation become
 * INVALID_OPERATION; any other error is logged by kind and becomes INTERNAL_ERROR.
 */
export function formatError(
  error: GraphQLError,
  log: Logger,
  requestId: string,
): GraphQLFormattedError {
  const publicError = translate(error, log, requestId);
  return {
    message: publicError.message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: publicError.extensions,
  };
}

function translate(error: GraphQLError, log: Logger, requestId: string): GraphQLError {
  const { originalError } = error;
  // graphql-js wraps the error of an invalid variable in one whose message quotes the value.
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
  // The message is not logged: that of a driver error may quote a value, its name and code do not.
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

/** The first eight stack frames, without the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
