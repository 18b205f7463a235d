import { HeaderMap, type HTTPGraphQLHead, type HTTPGraphQLRequest } from '@apollo/server';
import { sendCacheable } from '../../http/cacheable';
import type { Exchange } from '../../http/exchange';
import { answerStatus, JSON_TYPE } from '../../http/mediaTypes';
import { searchOf } from '../../http/parameters';

const CHARSET = /;\s*charset=/i;

/**
 * The request in the form of Apollo Server and its plugins. The parameters of a GET are in `body`
 * and have passed the checks of a body, so it appears as a POST.
 */
export function httpRequestOf({ request, url, body, read }: Exchange): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (read === undefined)
    return { method: request.method ?? '', headers, search: searchOf(url), body };
  headers.set('content-type', 'application/json');
  return { method: 'POST', headers, search: '', body };
}

/**
 * Sends the answer to a well-formed request, with the status and headers of Apollo Server or of the
 * compiled pipeline.
 * @param type media type of the answer, when no header gives it
 */
export function sendGraphQL(
  exchange: Exchange,
  { status = 200, headers }: HTTPGraphQLHead,
  body: string | Buffer,
  type = JSON_TYPE,
): void {
  for (const [name, value] of headers)
    if (name === 'vary') exchange.vary(value);
    else exchange.header(name, value);
  const given = headers.get('content-type');
  const whole =
    given === undefined ? type : CHARSET.test(given) ? given : `${given}; charset=utf-8`;
  const { read } = exchange;
  if (status === 200 && read?.maxAge !== undefined)
    sendCacheable(exchange, body, whole, read.maxAge);
  else exchange.send(answerStatus(status, whole), body, whole);
}
