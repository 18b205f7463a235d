import { parse, type ParsedUrlQuery } from 'node:querystring';

/** The query string of a URL, from `?` on, without a fragment; empty when there is none. */
export function searchOf(url: string): string {
  const fragment = url.indexOf('#');
  const address = fragment < 0 ? url : url.slice(0, fragment);
  const index = address.indexOf('?');
  return index < 0 ? '' : address.slice(index);
}

/** The query parameters of a URL. */
export function parametersOf(url: string): ParsedUrlQuery {
  return parse(searchOf(url).slice(1));
}
