import type { FieldNode, GraphQLObjectType, GraphQLSchema, SelectionSetNode } from 'graphql';
import { isIncluded, type ConditionValues } from '../../schema/selections/conditions';
import { eachField, responseNameOf, type Traversal } from '../../schema/selections/eachField';
import type { Fragments } from '../../schema/selections/fragmentsOf';
import { meetsCondition } from '../../schema/selections/meetsCondition';

/** The schema, fragments and conditions with which an operation is traversed. */
export interface OperationScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly conditions: ConditionValues;
  /** Entities that must be identifiable in the response, when they are counted. */
  readonly counted?: CountedEntities;
}

/** Object types whose entities are counted, and the field that identifies them. */
export interface CountedEntities {
  readonly types: ReadonlySet<string>;
  readonly key: string;
}

/**
 * The fields that selection sets select on an object type, merged by response key and in the order
 * of the response: CollectFields of the GraphQL specification, section 6.3.2.
 */
export function collectFields(
  { schema, fragments, conditions }: OperationScope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const traversal: Traversal = {
    fragments,
    includes: ({ directives }) => isIncluded(directives, conditions),
    applies: (condition) => meetsCondition(schema, type, condition),
  };
  eachField(selectionSets, traversal, (field) => {
    const key = responseNameOf(field);
    const nodes = fields.get(key);
    if (nodes === undefined) fields.set(key, [field]);
    else nodes.push(field);
  });
  return fields;
}
