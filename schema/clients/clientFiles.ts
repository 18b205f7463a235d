import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { GraphRules } from '../catalogue/graphRules';
import type { SubgraphModel } from '../catalogue/subgraphModel';
import { apiSchema } from './apiSchema';
import { portalSchema } from './portalSchema';
import { possibleTypes } from './possibleTypes';

/** File of the schema that clients query. */
export const API_FILE = 'api.graphql';

/**
 * The generated files for client developers, by name: the API schema, its part for anonymous
 * portals, and the possible types for caches.
 * @param notice first line of each SDL file
 */
export function clientFiles(
  supergraph: string,
  models: readonly SubgraphModel[],
  notice: string,
): ReadonlyMap<string, string> {
  const api = apiSchema(supergraph);
  const text = (schema: GraphQLSchema) =>
    `# ${notice}\n${printSchema(lexicographicSortSchema(schema))}\n`;
  return new Map([
    [API_FILE, text(api)],
    ['portal.graphql', text(portalSchema(api, new GraphRules(models)))],
    ['possibleTypes.json', `${JSON.stringify(possibleTypes(api), null, 2)}\n`],
  ]);
}
