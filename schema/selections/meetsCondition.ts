import { isAbstractType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** Whether objects of a type meet the type condition of a fragment. */
export function meetsCondition(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  condition: string,
): boolean {
  if (condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && schema.isSubType(other, type);
}
