import {
  type DocumentNode,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { CountedCache } from '../../process/telemetry/metrics/countedCache';
import { compiledExecution, stockExecution, type Execute } from './execution/executor';

/** A document that is ready to execute, or its errors. */
export type Operation =
  | { readonly document: DocumentNode; readonly run: Execute }
  | { readonly errors: readonly GraphQLError[] };

const MAX_TOKENS = 20_000;

/** The implementation that executes operations; both return the same responses. */
export type Executor = 'compiled' | 'stock';

/**
 * Caches operations by their text, so that each is parsed, validated and compiled once. The
 * gateway's planner sends few distinct texts, so nearly every request is a cache hit.
 */
export function operationCache(
  schema: GraphQLSchema,
  executor: Executor = 'compiled',
): (query: string) => Operation {
  const executionOf = executor === 'compiled' ? compiledExecution : stockExecution;
  const known = new CountedCache<string, Operation>('subgraph_operations', { max: 2000 });
  return (query) => {
    let operation = known.get(query);
    if (operation === undefined) {
      operation = prepare(schema, executionOf, query);
      known.set(query, operation);
    }
    return operation;
  };
}

function prepare(
  schema: GraphQLSchema,
  executionOf: typeof compiledExecution,
  query: string,
): Operation {
  try {
    const document = parse(query, { maxTokens: MAX_TOKENS, noLocation: true });
    const errors = validate(schema, document, specifiedRules);
    return errors.length > 0 ? { errors } : { document, run: executionOf(schema, document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
