import {
  getOperationAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { CountedCache } from '../../../process/telemetry/metrics/countedCache';
import type { GatewayRequest } from '../../executor';

/** A document that Apollo Server has parsed, validated and accepted. */
export interface LearnedDocument {
  readonly document: DocumentNode;
  readonly queryHash: string;
  readonly schema: GraphQLSchema;
  /** @returns null if the name, or its absence, does not identify one operation */
  operation(name: string | undefined): OperationDefinitionNode | null;
}

/** Limit of the cache of documents, in characters of their texts. */
const MAX_CACHED_CHARACTERS = 8 * 1024 * 1024;

/**
 * A cache of the documents that need not be parsed and validated again, by their text. A document
 * is added when a request for it begins to execute.
 */
export class LearnedOperations {
  private readonly cached = new CountedCache<string, LearnedDocument>('documents', {
    maxSize: MAX_CACHED_CHARACTERS,
  });

  of(text: string): LearnedDocument | undefined {
    return this.cached.get(text);
  }

  /** Adds the document of a request that Apollo Server has accepted. */
  learn({ source, document, queryHash, schema }: GatewayRequest): void {
    if (this.cached.has(source)) return;
    this.cached.set(source, learned(document, queryHash, schema), { size: source.length + 1 });
  }
}

function learned(
  document: DocumentNode,
  queryHash: string,
  schema: GraphQLSchema,
): LearnedDocument {
  const operations = new Map<string | undefined, OperationDefinitionNode>();
  return {
    document,
    queryHash,
    schema,
    operation(name) {
      const cached = operations.get(name);
      if (cached !== undefined) return cached;
      const operation = getOperationAST(document, name) ?? null;
      if (operation !== null) operations.set(name, operation);
      return operation;
    },
  };
}
