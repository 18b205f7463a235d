import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import type { RequestedPaths } from './requestedPaths';
import type { ReasonTeller } from './denialReasons';
import { normalSegments, type PathCounts } from './paths';

const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE';

type AnyError = GraphQLError | GraphQLFormattedError;

/**
 * Removes the denials that subgraphs reported from a response's errors and counts them by
 * normalised path. A denial on a path that the client did not request (an input of `@requires`) is
 * dropped; any other error retains the part of its path that the client requested.
 * @returns the remaining errors
 */
export function takeDenials<E extends AnyError>(
  errors: readonly E[],
  requested: () => RequestedPaths,
  denials: PathCounts,
): (E | GraphQLError)[] {
  return errors.flatMap((error): (E | GraphQLError)[] => {
    const { path } = error;
    const segments = path === undefined ? [] : normalSegments(path);
    if (error.extensions?.['code'] === CODE) {
      const part = requested().requestedPart(segments);
      if (path !== undefined && part.length === segments.length) {
        denials.add(part.join('.'), countOf(error), reasonOf(error));
      }
      return [];
    }
    if (path === undefined) return [error];
    const part = requested().requestedPart(segments);
    return part.length === segments.length
      ? [error]
      : [withPath(error, path.slice(0, part.length))];
  });
}

/**
 * Creates one error per denied path, in the order of first occurrence; for a client that receives
 * reasons (`tell`), one per path and reason.
 */
export function denialErrors(denials: PathCounts, tell?: ReasonTeller): GraphQLError[] {
  if (tell === undefined)
    return [...denials.entries()].map(([path, count]) => denialError(path, count));
  return [...denials.byReason()].map(([path, reason, count]) =>
    denialError(path, count, tell(reason)),
  );
}

/**
 * Creates the error of one denied path. It names no role or service, and a reason only when given.
 */
export function denialError(path: string, count: number, reason?: ErrorCode): GraphQLError {
  return new GraphQLError(ERRORS[CODE].message, {
    path: path.split('.'),
    extensions: { code: CODE, count, ...(reason !== undefined && { reason }) },
  });
}

function reasonOf(error: AnyError): string | undefined {
  const reason = error.extensions?.['reason'];
  return typeof reason === 'string' ? reason : undefined;
}

function countOf(error: AnyError): number {
  const count = error.extensions?.['count'];
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 1;
}

function withPath(error: AnyError, path: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(error.message, {
    ...(path.length > 0 && { path }),
    ...(error.extensions && { extensions: error.extensions }),
  });
}
