import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import { POSITIONS } from '../errors/positions';
import type { RequestedPaths } from './requestedPaths';
import { LACKS_LOGIN, type ReasonTeller } from './denialReasons';
import { normalSegments, positionOf, type Occurrences, type PathCounts } from './paths';

const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode;

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
        denials.add(part.join('.'), countOf(error), reasonOf(error), positionOf(path));
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
  const shown = (reason: string | undefined) => shownReason(reason, tell);
  return Array.from(denials.groups(shown), ([path, reason, occurrences]) =>
    denialError(path, occurrences, reason),
  );
}

/** A reason as its caller may know it: whether a login is missing, else only what `tell` reveals. */
export function shownReason(
  reason: string | undefined,
  tell: ReasonTeller | undefined,
): ShownReason | undefined {
  return reason === LACKS_LOGIN ? LACKS_LOGIN : tell?.(reason);
}

type ShownReason = ErrorCode | typeof LACKS_LOGIN;

/**
 * Creates the error of one denied path. It names no role or service, and a reason only when given.
 * The caller who only has to log in gets UNAUTHENTICATED.
 */
export function denialError(
  path: string,
  { count, positions }: Occurrences,
  reason: ShownReason | undefined,
): GraphQLError {
  const code: ErrorCode = reason === LACKS_LOGIN ? 'UNAUTHENTICATED' : CODE;
  return new GraphQLError(ERRORS[code].message, {
    path: path.split('.'),
    extensions: {
      code,
      count,
      ...(positions.length > 0 && { [POSITIONS]: positions }),
      ...(reason !== undefined && reason !== LACKS_LOGIN && { reason }),
    },
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
