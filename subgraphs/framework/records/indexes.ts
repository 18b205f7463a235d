import { Kind, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { getArgumentValues } from 'graphql';
import { sortOf, type Order } from '../lists/order';
import { NEWEST_FIRST } from './newestFirst';
import type { Condition, IndexKey, RecordKind } from './recordKind';

/** The indexes of all records: by subject and type, and by type, each newest first. */
export const COMMON_INDEXES: readonly IndexKey[] = [
  { subjectId: 1, type: 1, ...sortOf(NEWEST_FIRST) },
  { type: 1, ...sortOf(NEWEST_FIRST) },
];

/** By document: the intake finds by it what is held, however many records a subject has. */
export const DOCUMENT_INDEX: IndexKey = { 'basis.number': 1, subjectId: 1 };

/** A path of the row that no GraphQL field stores. */
export interface RowField {
  readonly name: string;
  /** Its type in SDL syntax. */
  readonly type: string;
  /** Whether a list selects records by it. */
  readonly list: boolean;
}

/** The arguments of the `@rowField` directives on a type. */
export function rowFields(schema: GraphQLSchema, { astNode }: GraphQLObjectType): RowField[] {
  const directive = schema.getDirective('rowField');
  return (astNode?.directives ?? [])
    .filter((node) => node.kind === Kind.DIRECTIVE && node.name.value === 'rowField')
    .map((node) => getArgumentValues(directive!, node) as unknown as RowField);
}

/**
 * The indexes that a kind needs besides those of all records:
 * - for its search, one index per order and equality condition, with the conditions that are always
 *   set first;
 * - for lists by parents other than the subject, one index per parent;
 * - for the subjects that its rows name besides their own, one index each, which subject events use.
 *
 * A range bounds the scan in the order that begins with its field. In the other orders it comes
 * last in the key, so that no excluded row is fetched. One of its character pairs serves a text.
 * `npm run check:indexes` checks which queries these indexes serve.
 */
export function recordIndexes(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  { search }: Pick<RecordKind, 'search'>,
): IndexKey[] {
  const fields = rowFields(schema, type);
  const names = new Set(fields.map(({ name }) => name));
  return [
    ...(search ? searchIndexes(search) : []),
    ...fields
      .filter(({ list }) => list)
      .map(({ name }): IndexKey => ({ [name]: 1, type: 1, ...sortOf(NEWEST_FIRST) })),
    ...fields
      .filter(({ name }) => names.has(name.replace(/Id$/, 'Hidden')) && name.endsWith('Id'))
      .map(({ name }): IndexKey => ({ [name]: 1 })),
  ];
}

function searchIndexes({ conditions, orders }: NonNullable<RecordKind['search']>): IndexKey[] {
  const leading = new Set(Object.values(orders).map(([first]) => first![0]));
  return Object.entries(orders).flatMap(([name, order]) => {
    const valid = conditions.filter((condition) => (condition.order ?? name) === name);
    const equal = valid.filter((condition) => !isRange(condition));
    const always = equal.filter(isAlwaysSet);
    const optional = equal.filter((condition) => !isAlwaysSet(condition));
    const ordered = new Set(order.map(([field]) => field));
    const ranges = valid.filter(
      (condition) => isRange(condition) && leading.has(condition.by) && !ordered.has(condition.by),
    );
    return [
      ...(always.length > 0 || ranges.length > 0 || !isNewest(order)
        ? [keyOf(always, order, ranges)]
        : []),
      ...optional.map((condition) => keyOf([...always, condition], order, ranges)),
    ];
  });
}

/** Whether a condition compares by a bound and not by equality. */
export function isRange({ match }: Condition): boolean {
  return match === 'FROM' || match === 'TO';
}

/** Whether every query sets a condition. */
export function isAlwaysSet({ required, otherwise }: Condition): boolean {
  return required || otherwise !== undefined;
}

/** The field of the row that an index contains for a condition. */
export function indexedField({ by, match }: Condition): string {
  return match === 'TEXT' ? `${by}Grams` : by;
}

function isNewest(order: Order): boolean {
  return order.join() === NEWEST_FIRST.join();
}

/** Equality fields, then the order, then ranges: the sequence that MongoDB recommends. */
function keyOf(equal: readonly Condition[], order: Order, ranges: readonly Condition[]): IndexKey {
  return Object.fromEntries([
    ...equal.map((condition) => [indexedField(condition), 1] as const),
    ...order,
    ...ranges.map(({ by }) => [by, 1] as const),
  ]);
}
