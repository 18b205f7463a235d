import type { Order } from '../../lists/order';
import { indexedField, isRange } from '../indexes';
import type { Condition, IndexKey } from '../recordKind';
import type { ListInOrder } from './listsInOrder';

/** An index of the collection of records. */
export interface RecordIndex {
  readonly key: IndexKey;
  /** The type of the rows in a partial index; undefined if the index contains all rows. */
  readonly of?: string;
}

/** A query of a list in one order, with some of its optional conditions. */
export interface ListQuery {
  readonly list: ListInOrder;
  readonly given: readonly Condition[];
}

/**
 * Whether an index serves a query. Its key must begin with fields that the query compares by
 * equality (the parent, all conditions that are always set, and at least one of the others if any
 * is given), continue with the order, and contain every range. Then MongoDB does not sort, and
 * fetches no row that the key excludes. A parent has few rows, so their conditions are checked on
 * the rows themselves.
 */
export function serves({ key, of }: RecordIndex, { list, given }: ListQuery): boolean {
  const { type, parent, always, order } = list;
  if (of !== undefined && of !== type) return false;
  const optional = given.filter((condition) => !isRange(condition)).map(indexedField);
  const required = [
    ...(of === undefined ? ['type'] : []),
    ...(parent === undefined ? [] : [parent]),
    ...always.filter((condition) => !isRange(condition)).map(indexedField),
  ];
  const equal = new Set(['type', ...required, ...optional]);
  const fields = Object.entries(key);
  const end = fields.findIndex(([field]) => !equal.has(field));
  const bound = new Set(fields.slice(0, end === -1 ? fields.length : end).map(([field]) => field));
  if (!required.every((field) => bound.has(field))) return false;
  const rest = order.filter(([field]) => !bound.has(field));
  if (!beginsWith(fields.slice(bound.size), rest)) return false;
  if (parent !== undefined) return true;
  if (optional.length > 0 && !optional.some((field) => bound.has(field))) return false;
  return [...always, ...given].filter(isRange).every(({ by }) => by in key);
}

/** Whether fields begin with an order or its reverse; an index can be read in both directions. */
function beginsWith(fields: readonly (readonly [string, 1 | -1])[], order: Order): boolean {
  const directions = order.map(([field, direction], index) => {
    const [name, stored] = fields[index] ?? [];
    return name === field ? (stored === direction ? 1 : -1) : 0;
  });
  return [1, -1].some((way) => directions.every((direction) => direction === way));
}
