import {
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded, type ConditionValues } from './conditions';

/** Where the client's own operation is read from. */
export interface OperationScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: ConditionValues;
  /** Entities that must be tellable apart in the answer, where somebody counts them. */
  readonly counted?: CountedEntities;
}

/** Object types whose entities are counted, and the field that identifies them. */
export interface CountedEntities {
  readonly types: ReadonlySet<string>;
  readonly key: string;
}

/**
 * The fields that selection sets ask of an object of a type, merged by response key and in the
 * order of the answer: CollectFields of the GraphQL specification, section 6.3.2.
 */
export function collectFields(
  scope: OperationScope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(selection.directives, scope.conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      let fragment: FragmentDefinitionNode | typeof selection | undefined = selection;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        if (visited.has(name)) continue;
        visited.add(name);
        fragment = scope.fragments.get(name);
      }
      if (fragment === undefined || fragment.kind === Kind.FRAGMENT_SPREAD) continue;
      if (applies(scope.schema, type, fragment.typeCondition?.name.value)) {
        collect(fragment.selectionSet);
      }
    }
  };
  for (const set of selectionSets) collect(set);
  return fields;
}

function applies(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  condition: string | undefined,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && schema.isSubType(other, type);
}
