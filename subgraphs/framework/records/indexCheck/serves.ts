import type { Order } from '../../lists/order';
import { indexedField, isRange } from '../indexes';
import type { Condition, IndexKey } from '../recordKind';
import type { ListInOrder } from './questions';

/** An index of the collection of records. */
export interface RecordIndex {
  readonly key: IndexKey;
  /** The type of the rows it holds; undefined where it holds all. */
  readonly of?: string;
}

/** A list in an order with some of its optional conditions. */
export interface Question {
  readonly list: ListInOrder;
  readonly given: readonly Condition[];
}

/**
 * Whether an index serves a question: its key begins with fields that the question compares by
 * equality (the parent, all conditions that are always set, and at least one of the others where
 * any is given), goes on with the order, and holds every range, so that MongoDB sorts nothing and
 * fetches no row that the key rules out. The rows of one parent are few: of those, conditions are
 * checked on the rows themselves.
 */
export function serves({ key, of }: RecordIndex, { list, given }: Question): boolean {
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

/** Whether keys begin with an order, or with its reverse, which the same index gives backwards. */
function beginsWith(fields: readonly (readonly [string, 1 | -1])[], order: Order): boolean {
  const directions = order.map(([field, direction], at) => {
    const [name, stored] = fields[at] ?? [];
    return name === field ? (stored === direction ? 1 : -1) : 0;
  });
  return [1, -1].some((way) => directions.every((direction) => direction === way));
}
