import { HeaderMap, type HTTPGraphQLHead, type HTTPGraphQLRequest } from '@apollo/server';
import type { Exchange } from '../../http/exchange';
import { searchOf } from '../../http/parameters';

const CHARSET = /;\s*charset=/i;

/** The request in the form of Apollo Server and its plugins. */
export function httpRequestOf({ request, url, body }: Exchange): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return { method: request.method ?? '', headers, search: searchOf(url), body };
}

/** Sends an answer with the status and headers of Apollo Server or of the compiled pipeline. */
export function sendGraphQL(
  exchange: Exchange,
  { status, headers }: HTTPGraphQLHead,
  body: string | Buffer,
): void {
  for (const [name, value] of headers)
    if (name === 'vary') exchange.vary(value);
    else exchange.header(name, value);
  const type = headers.get('content-type');
  if (type === undefined) exchange.send(status || 200, body);
  else exchange.send(status || 200, body, CHARSET.test(type) ? type : `${type}; charset=utf-8`);
}
