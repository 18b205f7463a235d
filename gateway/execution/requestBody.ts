import { LRUCache } from 'lru-cache';
import type { SubgraphRequest } from '../../schema/subgraphCall';

/** Characters of operations whose JSON is kept. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const queries = new LRUCache<string, string>({ maxSize: MOST_CHARACTERS });
/** The text of each, or the texts of its items until somebody asks for it. */
const lists = new WeakMap<readonly unknown[], string | readonly string[]>();

/**
 * A request as it is sent, byte for byte what `JSON.stringify` makes of it. The operation is the
 * same in every request of a plan, and the representations in all fetches that start together.
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

/** Tells the JSON of each item of a list, where it has been written already. */
export function setItemTexts(list: readonly unknown[], texts: readonly string[]): void {
  lists.set(list, texts);
}

/** The list of one fetch is not changed any more once it is sent. */
function listText(list: readonly unknown[]): string {
  const known = lists.get(list);
  if (typeof known === 'string') return known;
  const text = known === undefined ? JSON.stringify(list) : `[${known.join(',')}]`;
  lists.set(list, text);
  return text;
}
