import { buildASTSchema, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { resolveNames } from '../../schema/links/resolveNames';
import { subgraphSdl, type SubgraphName } from '../../schema/sdl';

const documents = new Map<SubgraphName, DocumentNode>();
const schemas = new Map<SubgraphName, GraphQLSchema>();

/** A subgraph's SDL, parsed once, with imported directives under the names this product uses. */
export function subgraphDocument(name: SubgraphName): DocumentNode {
  let document = documents.get(name);
  if (document === undefined) {
    document = resolveNames(parse(subgraphSdl(name), { noLocation: true }));
    documents.set(name, document);
  }
  return document;
}

/** The schema of a subgraph's SDL without resolvers, for code that derives definitions from it. */
export function subgraphTypes(name: SubgraphName): GraphQLSchema {
  let schema = schemas.get(name);
  if (schema === undefined) {
    schema = buildASTSchema(subgraphDocument(name), { assumeValid: true, assumeValidSDL: true });
    schemas.set(name, schema);
  }
  return schema;
}
