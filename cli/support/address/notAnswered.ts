/**
 * The error of a request that got no answer: whether anything listens at the address, and what to
 * do.
 * @param endpoint the GraphQL endpoint of the request
 * @param cause the error of `fetch`
 */
export function notAnswered(endpoint: string, cause: unknown): Error {
  const service = endpoint.replace(/\/graphql$/, '');
  const code = codeOf(cause);
  const message =
    code === 'ECONNREFUSED'
      ? `Nothing listens at ${service}: start the product there, or give its address with --url.`
      : `The service at ${service} cannot be reached${code === undefined ? '' : ` (${code})`}: check the address, or give another with --url.`;
  return new Error(message, { cause });
}

/** The code of the system's error, which `fetch` gives as the cause of its own. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
