import type { CursorPosition } from './cursor';

/** A stable order: document fields with directions; the last field is `_id`, which is unique. */
export type Order = readonly (readonly [field: string, direction: 1 | -1])[];

type Row = Record<string, unknown>;

/** The order as MongoDB's sort document. */
export function sortOf(order: Order): Record<string, 1 | -1> {
  return Object.fromEntries(order);
}

/** The reverse of an order. */
export function reversed(order: Order): Order {
  return order.map(([field, direction]) => [field, direction === 1 ? -1 : 1]);
}

/** Reads a row's position in an order, for its cursor. */
export function positionOf(order: Order, row: Row): CursorPosition {
  return order.map(([field]) => {
    const value = field.split('.').reduce<unknown>((at, key) => (at as Row | null)?.[key], row);
    return isLong(value) ? exact(BigInt(value.toString())) : (value ?? null);
  });
}

/** The driver returns a 64-bit integer as a number if it is safe, and as a Long otherwise. */
function isLong(value: unknown): value is bigint | { toString(): string } {
  return (
    typeof value === 'bigint' ||
    (value as { _bsontype?: unknown } | null | undefined)?._bsontype === 'Long'
  );
}

function exact(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/**
 * The keyset condition "after this position": for fields a, b it is
 * `a > A or (a = A and b > B)`, with the comparison of each field's direction.
 */
export function afterCondition(order: Order, position: CursorPosition): Row {
  const branches = order.map(([field, direction], depth) => {
    const branch: Row = {};
    for (let i = 0; i < depth; i++) branch[order[i]![0]] = position[i];
    branch[field] = { [direction === 1 ? '$gt' : '$lt']: position[depth] };
    return branch;
  });
  // The range on the first field lets an index scan begin where the page starts.
  const [first] = order;
  const bound = { [first![0]]: { [first![1] === 1 ? '$gte' : '$lte']: position[0] } };
  return order.length === 1 ? branches[0]! : { $and: [bound, { $or: branches }] };
}
