import { Kind, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { getArgumentValues } from 'graphql';
import { sortOf, type Order } from '../lists/order';
import { NEWEST_FIRST } from './newestFirst';
import type { Condition, RecordKind } from './recordKind';

/** The key of an index: fields with directions. */
export type IndexKey = Readonly<Record<string, 1 | -1>>;

/** Indexes of all records: those of a subject, and all of a type, each newest first. */
export const COMMON_INDEXES: readonly IndexKey[] = [
  { subjectId: 1, type: 1, ...sortOf(NEWEST_FIRST) },
  { type: 1, ...sortOf(NEWEST_FIRST) },
];

/** A path of the row that no field gives. */
export interface RowField {
  readonly name: string;
  /** As SDL writes it. */
  readonly type: string;
  /** Whether records are listed by it. */
  readonly list: boolean;
}

/** What `@rowField` says of a type. */
export function rowFields(schema: GraphQLSchema, { astNode }: GraphQLObjectType): RowField[] {
  const directive = schema.getDirective('rowField');
  return (astNode?.directives ?? [])
    .filter((node) => node.kind === Kind.DIRECTIVE && node.name.value === 'rowField')
    .map((node) => getArgumentValues(directive!, node) as unknown as RowField);
}

/**
 * The indexes that a kind needs besides those of all records: of its search each condition by
 * equality in each order, behind the conditions that are always set; of other parents' lists; and
 * of the subjects its rows name besides their own, which notices look for. A range is served by
 * the order it leads, and a text by one of its pairs.
 */
export function recordIndexes(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  { search }: Pick<RecordKind, 'search'>,
): IndexKey[] {
  const fields = rowFields(schema, type);
  const named = new Set(fields.map(({ name }) => name));
  return [
    ...(search ? searchIndexes(search) : []),
    ...fields
      .filter(({ list }) => list)
      .map(({ name }): IndexKey => ({ [name]: 1, type: 1, ...sortOf(NEWEST_FIRST) })),
    ...fields
      .filter(({ name }) => named.has(name.replace(/Id$/, 'Hidden')) && name.endsWith('Id'))
      .map(({ name }): IndexKey => ({ [name]: 1 })),
  ];
}

function searchIndexes({ conditions, orders }: NonNullable<RecordKind['search']>): IndexKey[] {
  const equal = conditions.filter(({ match }) => match !== 'FROM' && match !== 'TO');
  const always = equal.filter(isAlwaysSet);
  const sometimes = equal.filter((condition) => !isAlwaysSet(condition));
  return Object.values(orders).flatMap((order) => [
    ...(always.length > 0 || !isNewest(order) ? [keyOf(always, order)] : []),
    ...sometimes.map((condition) => keyOf([...always, condition], order)),
  ]);
}

function isAlwaysSet({ required, otherwise }: Condition): boolean {
  return required || otherwise !== undefined;
}

function isNewest(order: Order): boolean {
  return order.join() === NEWEST_FIRST.join();
}

function keyOf(conditions: readonly Condition[], order: Order): IndexKey {
  const fields = conditions.map(
    ({ by, match }) => [match === 'TEXT' ? `${by}Grams` : by, 1] as const,
  );
  return Object.fromEntries([...fields, ...order]);
}
