import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLString,
  isNonNullType,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields, getFieldDef } from '../graphqlInternals';
import { completerOf } from './completeValue';
import type { Complete, FieldPlan, ObjectPlan, OperationPlan } from './shape';

/** @returns undefined for an operation type that the schema lacks */
export function planOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  variableValues: Record<string, unknown>,
): OperationPlan | undefined {
  const type = schema.getRootType(operation.operation);
  if (type == null) return undefined;
  const { selectionSet } = operation;
  const fields = collectFields(schema, fragments, variableValues, type, selectionSet);
  // Plans below the root are created on first use and take the next free argument slots.
  let slots = 0;
  const nextSlot = () => slots++;
  return {
    schema,
    operation,
    fragments,
    root: planFields(schema, nextSlot, type, fields),
    planBelow: (run, of, nodes) => {
      const below = collectSubfields(schema, fragments, run.variableValues, of, nodes);
      return planFields(schema, nextSlot, of, below);
    },
  };
}

function planFields(
  schema: GraphQLSchema,
  nextSlot: () => number,
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
): ObjectPlan {
  const fields = [...collected].flatMap(
    ([key, nodes]) => planField(schema, nextSlot, type, key, nodes) ?? [],
  );
  const blank = Object.fromEntries(fields.map(({ key }) => [key, undefined]));
  return { type, fields, blank };
}

function planField(
  schema: GraphQLSchema,
  nextSlot: () => number,
  parentType: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): FieldPlan | undefined {
  const definition = getFieldDef(schema, parentType, nodes[0]!);
  if (definition == null) return undefined;
  const { type } = definition;
  const inner: GraphQLOutputType = isNonNullType(type) ? type.ofType : type;
  const isTypename = definition === TypeNameMetaFieldDef;
  const field = {
    key,
    name: definition.name,
    parentType,
    nodes,
    definition,
    resolve: definition.resolve,
    constant: isTypename ? parentType.name : undefined,
    argumentsAt: definition.args.length > 0 ? nextSlot() : -1,
    nonNull: isNonNullType(type),
    plain: plainOf(inner),
    complete: undefined as unknown as Complete,
  };
  field.complete = completerOf(type, field);
  return field;
}

/** Compares the type itself, not its name: a schema may define its own serialisation for a name. */
function plainOf(type: GraphQLOutputType): FieldPlan['plain'] {
  if (type === GraphQLString || type === GraphQLID) return 'string';
  return type === GraphQLBoolean ? 'boolean' : undefined;
}
