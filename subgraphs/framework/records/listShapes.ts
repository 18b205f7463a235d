import {
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Order } from '../lists/order';
import { NEWEST_FIRST } from './newestFirst';
import type { Condition, ListShape, Match, SearchShape } from './recordKind';

/** The list of a kind on `Subject`; its conditions come from the directives of its arguments. */
export function listShape(schema: GraphQLSchema, field: string): ListShape {
  const args = fieldOf(schema, 'Subject', field).args;
  return { field, conditions: args.flatMap((arg) => conditionsOf(schema, arg)) };
}

/** The search of a kind on `Query`, with its conditions and orders. */
export function searchShape(schema: GraphQLSchema, field: string): SearchShape {
  const { args, astNode } = fieldOf(schema, 'Query', field);
  const conditions = args.flatMap((arg) => conditionsOf(schema, arg));
  const chosen = args.find(({ name }) => name === 'order');
  const type = chosen && getNamedType(chosen.type);
  if (isEnumType(type)) {
    const orders = type.getValues().map((value) => [value.name, orderOf(schema, value)] as const);
    const usual = chosen?.defaultValue as string | undefined;
    return {
      field,
      conditions,
      orders: Object.fromEntries(orders),
      usualOrder: usual ?? orders[0]![0],
    };
  }
  return {
    field,
    conditions,
    orders: { NEWEST: orderOf(schema, { astNode }) },
    usualOrder: 'NEWEST',
  };
}

function fieldOf(schema: GraphQLSchema, typeName: string, name: string) {
  const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[name];
  if (field === undefined) throw new Error(`There is no field ${typeName}.${name}.`);
  return field;
}

/** The condition that an argument sets, or the conditions of an input object's fields. */
function conditionsOf(
  schema: GraphQLSchema,
  argument: GraphQLArgument | GraphQLInputField,
  within = '',
): Condition[] {
  const path = within === '' ? argument.name : `${within}.${argument.name}`;
  const type = getNamedType(argument.type);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => conditionsOf(schema, field, path));
  const values = directiveOf(schema, argument, 'filtered');
  if (values === undefined) return [];
  const { by, match, needs } = values as { by: string; match: Match; needs?: string };
  return [
    {
      argument: path,
      by,
      match,
      required: isNonNullType(argument.type),
      ...(argument.defaultValue !== undefined && { otherwise: argument.defaultValue }),
      ...(needs != null && { order: needs }),
    },
  ];
}

/** The order that `@ordered` declares; newest first without the directive. */
function orderOf(schema: GraphQLSchema, node: Pick<GraphQLArgument, 'astNode'> | object): Order {
  const by = directiveOf(schema, node, 'ordered')?.['by'] as readonly string[] | undefined;
  if (by === undefined) return NEWEST_FIRST;
  const fields = by.map((each) => {
    const [path, direction] = each.split(' ');
    return [path!, direction === 'ASC' ? 1 : -1] as const;
  });
  const last = fields.at(-1)![1];
  return [...fields, ['_id', last]];
}

function directiveOf(
  schema: GraphQLSchema,
  node: object,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const directive = schema.getDirective(name);
  const { astNode } = node as Parameters<typeof getDirectiveValues>[1] & {
    astNode?: Parameters<typeof getDirectiveValues>[1];
  };
  return directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
}
