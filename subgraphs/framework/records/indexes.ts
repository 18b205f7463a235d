import { Kind, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { getArgumentValues } from 'graphql';
import { sortOf, type Order } from '../lists/order';
import { NEWEST_FIRST } from './newestFirst';
import type { Condition, IndexKey, RecordKind } from './recordKind';

/** The key of an index: fields with directions. */
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
 * of the subjects its rows name besides their own, which notices look for. The order that a range
 * leads bounds it; in the other orders it comes last in the key, so that no row is fetched to be
 * left out. A text is served by one of its pairs. `npm run check:indexes` checks what that covers.
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
  const leading = new Set(Object.values(orders).map(([first]) => first![0]));
  return Object.entries(orders).flatMap(([name, order]) => {
    const valid = conditions.filter((condition) => (condition.order ?? name) === name);
    const equal = valid.filter((condition) => !isRange(condition));
    const always = equal.filter(isAlwaysSet);
    const sometimes = equal.filter((condition) => !isAlwaysSet(condition));
    const held = new Set(order.map(([field]) => field));
    const ranges = valid.filter(
      (condition) => isRange(condition) && leading.has(condition.by) && !held.has(condition.by),
    );
    return [
      ...(always.length > 0 || ranges.length > 0 || !isNewest(order)
        ? [keyOf(always, order, ranges)]
        : []),
      ...sometimes.map((condition) => keyOf([...always, condition], order, ranges)),
    ];
  });
}

/** Whether a condition is a bound, and no equality. */
export function isRange({ match }: Condition): boolean {
  return match === 'FROM' || match === 'TO';
}

/** Whether no question goes without a condition. */
export function isAlwaysSet({ required, otherwise }: Condition): boolean {
  return required || otherwise !== undefined;
}

/** The field of the row that an index holds for a condition. */
export function indexedField({ by, match }: Condition): string {
  return match === 'TEXT' ? `${by}Grams` : by;
}

function isNewest(order: Order): boolean {
  return order.join() === NEWEST_FIRST.join();
}

/** Fields compared by equality, the order, then ranges: the sequence MongoDB recommends. */
function keyOf(equal: readonly Condition[], order: Order, ranges: readonly Condition[]): IndexKey {
  return Object.fromEntries([
    ...equal.map((condition) => [indexedField(condition), 1] as const),
    ...order,
    ...ranges.map(({ by }) => [by, 1] as const),
  ]);
}
