import type { Exchange } from '../http/exchange';

/**
 * The outcome of a request in one word: `OK`, the code of its first error, `HTTP_` and the status
 * of a refusal without a code, or `CLIENT_CLOSED` when the client left before the response.
 */
export function outcomeOf({ response, facts }: Exchange): string {
  if (!response.writableFinished) return 'CLIENT_CLOSED';
  const { statusCode } = response;
  return facts.codes[0] ?? (statusCode < 400 ? 'OK' : `HTTP_${statusCode}`);
}
