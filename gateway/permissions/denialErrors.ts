import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import type { AskedPaths } from './askedPaths';
import type { ReasonTeller } from './denialReasons';
import { normalSegments, type PathCounts } from './paths';

const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE';

type AnyError = GraphQLError | GraphQLFormattedError;

/**
 * Takes the denials that subgraphs reported out of an answer's errors and counts them by
 * normalised path. A denial at a place the client did not ask for (an input of `@requires`) is
 * dropped; any other error keeps the part of its path that the client asked for.
 * @returns the errors that are left
 */
export function takeDenials<E extends AnyError>(
  errors: readonly E[],
  asked: () => AskedPaths,
  denials: PathCounts,
): (E | GraphQLError)[] {
  return errors.flatMap((error): (E | GraphQLError)[] => {
    const { path } = error;
    const segments = path === undefined ? [] : normalSegments(path);
    if (error.extensions?.['code'] === CODE) {
      const part = asked().askedPart(segments);
      if (path !== undefined && part.length === segments.length) {
        denials.add(part.join('.'), countOf(error), reasonOf(error));
      }
      return [];
    }
    if (path === undefined) return [error];
    const part = asked().askedPart(segments);
    return part.length === segments.length
      ? [error]
      : [withPath(error, path.slice(0, part.length))];
  });
}

/**
 * One error per denied path, in the order of first occurrence; for a client that is told reasons
 * (`tell`), one per path and reason.
 */
export function denialErrors(denials: PathCounts, tell?: ReasonTeller): GraphQLError[] {
  if (tell === undefined)
    return [...denials.entries()].map(([path, count]) => denialError(path, count));
  return [...denials.byReason()].map(([path, reason, count]) =>
    denialError(path, count, tell(reason)),
  );
}

/** The error of one denied path; it names no role or service, and a reason only where given. */
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
