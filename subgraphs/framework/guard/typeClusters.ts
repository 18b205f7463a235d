import { isObjectType, type GraphQLSchema } from 'graphql';
import { clusterOf } from './guardedFields';

/** Object type → the consent cluster that its `@access` names, for the types with one. */
export function typeClusters(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const clusters = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const nodes = [type.astNode, ...type.extensionASTNodes].flatMap(
      (node) => node?.directives ?? [],
    );
    const cluster = clusterOf(schema, nodes);
    if (cluster !== undefined) clusters.set(type.name, cluster);
  }
  return clusters;
}
