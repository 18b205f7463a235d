import { GraphQLError } from 'graphql';

/**
 * The error that is stored and logged for a failed run. Messages of our own errors name fields and
 * never values; of all others it has only the name and the code, because a driver's message may
 * quote a personal value.
 */
export function failureOf(error: unknown): Error {
  return new Error(textOf(error), { cause: error });
}

function textOf(error: unknown): string {
  if (error instanceof GraphQLError) return error.message;
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { readonly code?: unknown };
  const isShort = typeof code === 'number' || typeof code === 'string';
  return isShort ? `${error.name} ${code}` : error.name;
}
