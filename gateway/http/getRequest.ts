import { parametersOf } from './parameters';
import type { Step } from './chain';
import { refuse } from './refuse';

/** Longest URL, in bytes; the usual limit of proxies. */
const MAX_URL_LENGTH = 8192;

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions', 'documentId'] as const;
const JSON_PARAMETERS: readonly string[] = ['variables', 'extensions'];

/** Whether a method only reads. */
export function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Refuses a long URL, and states what the answer to a GET depends on. */
export const boundedUrl: Step = (exchange) => {
  // A cache stores one answer for each combination of these headers. It stores no errors, so their
  // language is not among them.
  for (const name of ['Accept', 'Accept-Encoding', 'Authorization', 'Origin']) exchange.vary(name);
  if (exchange.url.length > MAX_URL_LENGTH)
    refuse(
      exchange,
      'OPERATION_TOO_LARGE',
      `The URL has more than ${MAX_URL_LENGTH} characters; send the operation with POST.`,
      414,
    );
};

/**
 * The GraphQL request in the parameters of a URL, in the form of a body
 * (https://graphql.github.io/graphql-over-http/draft/#sec-GET).
 * @returns a sentence that names the fault when a parameter is faulty
 */
export function requestIn(url: string): Record<string, unknown> | string {
  const parameters = parametersOf(url);
  const request: Record<string, unknown> = {};
  for (const name of PARAMETERS) {
    const value = parameters[name];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') return `The URL has the parameter ${name} more than once.`;
    if (!JSON_PARAMETERS.includes(name)) request[name] = value;
    else {
      try {
        request[name] = JSON.parse(value);
      } catch {
        return `The parameter ${name} of the URL is not JSON.`;
      }
    }
  }
  if (Object.keys(request).length === 0)
    return 'The URL has no parameter query; send an operation in it, or in the body of a POST.';
  return request;
}
