import { serialize } from 'bson';
import { decodeDocument, type Doc } from '../values/types';
import { compileFilter } from './filter';

/**
 * Compiles a filter of MongoDB's query language to a test of single documents, both as a driver
 * takes them.
 * @throws MongoError for a filter that MongoDB refuses
 */
export function compileMatcher(
  filter: Record<string, unknown>,
): (document: Record<string, unknown>) => boolean {
  const { matches } = compileFilter(typed(filter));
  return (document) => matches(typed(document));
}

function typed(value: Record<string, unknown>): Doc {
  return decodeDocument(serialize(value));
}
