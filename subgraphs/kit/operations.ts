import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';

/** A document ready to run, or what is wrong with it. */
export type Operation =
  { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const MAX_TOKENS = 20_000;

/**
 * Parses and validates each distinct operation text once. The gateway's planner sends few
 * distinct texts, so nearly every request finds its document here.
 */
export function operationCache(schema: GraphQLSchema): (query: string) => Operation {
  const known = new LRUCache<string, Operation>({ max: 2000 });
  return (query) => {
    let operation = known.get(query);
    if (operation === undefined) {
      operation = prepare(schema, query);
      known.set(query, operation);
    }
    return operation;
  };
}

function prepare(schema: GraphQLSchema, query: string): Operation {
  try {
    const document = parse(query, { maxTokens: MAX_TOKENS, noLocation: true });
    const errors = validate(schema, document, specifiedRules);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
