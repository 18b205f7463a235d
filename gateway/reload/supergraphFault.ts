import { errorCauses } from '@apollo/federation-internals';

/**
 * Summarises in one sentence why a supergraph cannot be served: the library lists its reasons below
 * a first line that names none of them, each with an excerpt of the file.
 * @returns the error itself when it is not one of the library
 */
export function supergraphFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [first, ...others] = errorCauses(error) ?? [];
  const reason = first?.message.split('\n')[0]?.replace(/[.\s]+$/, '');
  if (reason === undefined || reason === '') return error;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new Error(`The supergraph cannot be served: ${reason}${more}.`, { cause: error });
}
