import type { ApolloServerPlugin } from '@apollo/server';
import {
  getOperationAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../../../context';

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
 * requests as these begin to execute, and forgotten with the schema they were valid for.
 */
export class LearnedOperations {
  private readonly known = new LRUCache<string, LearnedDocument>({ maxSize: MOST_CHARACTERS });
  private schema: GraphQLSchema | undefined;

  of(text: string): LearnedDocument | undefined {
    return this.known.get(text);
  }

  /** Learns from the requests of a server. */
  plugin(): ApolloServerPlugin<GatewayContext> {
    return {
      serverWillStart: async () => ({
        schemaDidLoadOrUpdate: ({ apiSchema }) => {
          this.schema = apiSchema;
          this.known.clear();
        },
      }),
      requestDidStart: async () => ({
        executionDidStart: async ({ source, document, queryHash, schema }) => {
          // A request may outlive the schema it began with.
          if (schema !== this.schema || this.known.has(source)) return;
          this.known.set(source, learned(document, queryHash, schema), { size: source.length + 1 });
        },
      }),
    };
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
