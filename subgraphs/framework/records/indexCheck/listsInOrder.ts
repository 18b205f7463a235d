import { isInputObjectType, getNamedType, type ASTNode, type GraphQLSchema } from 'graphql';
import type { Order } from '../../lists/order';
import { isAlwaysSet, rowFields } from '../indexes';
import type { KindShape } from '../kindShapes';
import { NEWEST_FIRST } from '../newestFirst';
import type { Condition, ListShape } from '../recordKind';

/** A list in one of its orders, with the conditions that it accepts. */
export interface ListInOrder {
  /** The type of its rows. */
  readonly type: string;
  /** The GraphQL field of the list: `Query.penalties`. */
  readonly field: string;
  /** The field of the row with the id of the list's parent; undefined for a search. */
  readonly parent?: string;
  readonly orderName: string;
  readonly order: Order;
  /** The conditions that every query sets. */
  readonly always: readonly Condition[];
  /** The other conditions that the order allows. */
  readonly optional: readonly Condition[];
  /** The AST node of the list or of one of its conditions, with its location in the source. */
  nodeOf(part?: Condition): ASTNode | undefined;
}

/** The lists of a kind, each once per order. */
export function listsInOrder(schema: GraphQLSchema, kind: KindShape): readonly ListInOrder[] {
  const { type, object, list, search } = kind;
  const newest = { type, orderName: 'NEWEST', order: NEWEST_FIRST };
  return [
    ...(list
      ? [{ ...newest, ...partsOf(schema, 'Subject', list, 'NEWEST'), parent: 'subjectId' }]
      : []),
    ...rowFields(schema, object)
      .filter((field) => field.list)
      .map(({ name }) => ({
        ...newest,
        field: `the list by ${name}`,
        parent: name,
        always: [],
        optional: [],
        nodeOf: () => object.astNode ?? undefined,
      })),
    ...(search
      ? Object.entries(search.orders).map(([orderName, order]) => ({
          type,
          orderName,
          order,
          ...partsOf(schema, 'Query', search, orderName),
        }))
      : []),
  ];
}

function partsOf(
  schema: GraphQLSchema,
  owner: 'Subject' | 'Query',
  { field, conditions }: ListShape,
  orderName: string,
): Pick<ListInOrder, 'field' | 'always' | 'optional' | 'nodeOf'> {
  const valid = conditions.filter(({ order }) => (order ?? orderName) === orderName);
  return {
    field: `${owner}.${field}`,
    always: valid.filter(isAlwaysSet),
    optional: valid.filter((condition) => !isAlwaysSet(condition)),
    nodeOf: (part) => nodeAt(schema, owner, field, part?.argument),
  };
}

/** The definition of a field, or of one of its arguments, such as `filter.department`. */
function nodeAt(
  schema: GraphQLSchema,
  owner: string,
  fieldName: string,
  argument: string | undefined,
): ASTNode | undefined {
  const type = schema.getType(owner);
  const field = type && 'getFields' in type ? type.getFields()[fieldName] : undefined;
  if (argument === undefined) return field?.astNode ?? undefined;
  const [name, within] = argument.split('.');
  const arg = field && 'args' in field ? field.args.find((each) => each.name === name) : undefined;
  const input = arg && getNamedType(arg.type);
  const node =
    within !== undefined && isInputObjectType(input)
      ? input.getFields()[within]?.astNode
      : arg?.astNode;
  return node ?? undefined;
}
