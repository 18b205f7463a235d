import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../schema/errors';

/** Header with which a request chooses where its refusals are reported. */
export const REFUSALS_HEADER = 'refusals';

/** Where a response reports the fields that it refuses. */
export type RefusalPlace = 'errors' | 'extensions';

/** The member of `extensions` with the refusals; the Apollo Router uses the same name. */
const MEMBER = 'authorizationErrors';

const REFUSALS: readonly unknown[] = [
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'UNAUTHENTICATED',
] satisfies ErrorCode[];

/** Whether a header names a place. */
export function isRefusalPlace(value: unknown): value is RefusalPlace {
  return value === 'errors' || value === 'extensions';
}

/** The parts of a response that report errors. */
interface Reports {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Moves the refusals of single fields from the errors to the extensions of a response, so that a
 * client with the error policy `none` keeps the rest of its data. A response without data keeps its
 * errors: without them, it would not be a GraphQL response.
 */
export function refusalsInExtensions<Result extends Reports>(result: Result): Result {
  const { data, errors, extensions } = result;
  if (errors === undefined || data === null || data === undefined) return result;
  const refusals = errors.filter(isRefusal);
  if (refusals.length === 0) return result;
  const others = errors.filter((error) => !isRefusal(error));
  return {
    ...result,
    errors: others.length > 0 ? others : undefined,
    extensions: { ...extensions, [MEMBER]: refusals },
  };
}

function isRefusal({ path, extensions }: GraphQLFormattedError): boolean {
  return path !== undefined && REFUSALS.includes(extensions?.['code']);
}
