/**
 * The part of an error's extensions that gives the time of a retry, to pass it on with the error.
 */
export function retryAfterIn(
  extensions: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const retryAfter = extensions?.['retryAfter'];
  return typeof retryAfter === 'number' ? { retryAfter } : {};
}

/**
 * The value of a `Retry-After` header for a response that errors refuse as a whole: the seconds
 * until all exceeded limits have room again (RFC 9110, section 10.2.3).
 * @returns undefined when no error gives a time
 */
export function retryAfterOf(
  errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> | undefined }[],
): string | undefined {
  const seconds = errors
    .map(({ extensions }) => extensions?.['retryAfter'])
    .filter((value): value is number => typeof value === 'number');
  return seconds.length === 0 ? undefined : String(Math.max(1, ...seconds.map(Math.ceil)));
}
