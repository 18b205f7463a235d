import { LRUCache } from 'lru-cache';
import type { SubgraphRequest } from '../../schema/subgraphCall';

/** Limit of the cache of operation texts, in characters. */
const MAX_CACHED_CHARACTERS = 16 * 1024 * 1024;

const queries = new LRUCache<string, string>({ maxSize: MAX_CACHED_CHARACTERS });
/** The JSON of each list; until it is first needed, the JSON of each item. */
const lists = new WeakMap<readonly unknown[], string | readonly string[]>();

/**
 * The body of a request, byte for byte as `JSON.stringify` writes it. The JSON of an operation is
 * cached because every request of a plan repeats it; the JSON of representations, because all
 * fetches that start together share them.
 */
export function requestBody({ query, operationName, variables }: SubgraphRequest): string {
  let body = `{"query":${queryText(query)}`;
  if (operationName !== undefined) body += `,"operationName":${JSON.stringify(operationName)}`;
  if (variables) body += `,"variables":${variablesText(variables)}`;
  return `${body}}`;
}

function queryText(query: string): string {
  let text = queries.get(query);
  if (text === undefined) {
    text = JSON.stringify(query);
    queries.set(query, text, { size: query.length + text.length });
  }
  return text;
}

function variablesText(variables: Readonly<Record<string, unknown>>): string {
  const { representations } = variables;
  if (!Array.isArray(representations)) return JSON.stringify(variables);
  const members = Object.keys(variables).flatMap((name) => {
    const value = variables[name];
    if (value === undefined) return [];
    const text = value === representations ? listText(representations) : JSON.stringify(value);
    return [`${JSON.stringify(name)}:${text}`];
  });
  return `{${members.join(',')}}`;
}

/** Stores the JSON of each item of a list, so that the items are not serialised again. */
export function setItemTexts(list: readonly unknown[], texts: readonly string[]): void {
  lists.set(list, texts);
}

/** The JSON of a list; it can be cached because the list of a fetch does not change. */
function listText(list: readonly unknown[]): string {
  const known = lists.get(list);
  if (typeof known === 'string') return known;
  const text = known === undefined ? JSON.stringify(list) : `[${known.join(',')}]`;
  lists.set(list, text);
  return text;
}
