import { parse, type ParsedUrlQuery } from 'node:querystring';

/** The query string of a URL, from `?` on, without a fragment; empty when there is none. */
export function searchOf(url: string): string {
  const fragment = url.indexOf('#');
  const address = fragment < 0 ? url : url.slice(0, fragment);
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at);
}

/** The query parameters of a URL. */
export function parametersOf(url: string): ParsedUrlQuery {
  return parse(searchOf(url).slice(1));
}
