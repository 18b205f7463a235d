import {
  getOperationAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayRequest } from '../../executor';

/** A document that has passed the whole of Apollo Server's pipeline. */
export interface LearnedDocument {
  readonly document: DocumentNode;
  readonly queryHash: string;
  readonly schema: GraphQLSchema;
  /** @returns null where the name leaves open which operation is meant, or means none */
  operation(name: string | undefined): OperationDefinitionNode | null;
}

/** Characters of documents that are kept. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * The documents that need not be parsed and validated again, by their text. They are learned from
 * requests as these begin to execute.
 */
export class LearnedOperations {
  private readonly known = new LRUCache<string, LearnedDocument>({ maxSize: MOST_CHARACTERS });

  of(text: string): LearnedDocument | undefined {
    return this.known.get(text);
  }

  /** Learns a document from a request that Apollo Server has let through. */
  learn({ source, document, queryHash, schema }: GatewayRequest): void {
    if (this.known.has(source)) return;
    this.known.set(source, learned(document, queryHash, schema), { size: source.length + 1 });
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
      const known = operations.get(name);
      if (known !== undefined) return known;
      const operation = getOperationAST(document, name) ?? null;
      if (operation !== null) operations.set(name, operation);
      return operation;
    },
  };
}
