import { Supergraph, type Schema } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildASTSchema, type GraphQLSchema } from 'graphql';
import { writtenSupergraph } from '../../supergraphDocument';
import { addExtensions } from '../apolloInternals';
import type { PlanOperation } from '../planning/planner';

/** A supergraph as SDL. */
export interface GivenSupergraph {
  readonly sdl: string;
  /** Whether it has been validated before, so that this is not repeated; false by default. */
  readonly isValidated?: boolean;
}

/** The parts of a supergraph that plan and execute operations. */
export interface Planning {
  /** The API schema that clients see, in the planner's model and in GraphQL.js's model. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** The data sources by the name of their subgraph. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly plan: PlanOperation;
}

/**
 * Validates a supergraph, unless that is done, and builds the schemas that ApolloGateway builds, but no planner, which
 * would take 0.4 s of the main thread and 17 MB of its heap: worker threads plan the operations.
 * ApolloGateway prints, parses and validates the supergraph again for each of its schemas.
 * @param sourceOf creates the data source of a subgraph
 * @throws GraphQLError of Apollo when the supergraph is invalid
 */
export function planningOf(
  { sdl, isValidated = false }: GivenSupergraph,
  sourceOf: (subgraph: string) => GraphQLDataSource,
  plan: PlanOperation,
): Planning {
  const document = writtenSupergraph(sdl);
  const supergraph = Supergraph.build(document, { validateSupergraph: !isValidated });
  const apiSchema = supergraph.apiSchema();
  return {
    apiSchema,
    schema: addExtensions(buildASTSchema(apiSchema.toAST(), { assumeValidSDL: true })),
    supergraphSchema: buildASTSchema(document, { assumeValid: true }),
    sources: new Map(
      Array.from(supergraph.subgraphsMetadata(), ({ name }) => [name, sourceOf(name)]),
    ),
    plan,
  };
}
