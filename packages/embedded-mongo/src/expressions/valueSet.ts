import { compareValues } from '../values/compare';
import { valueKey } from '../values/keyEncoding';
import type { Value } from '../values/types';

/** A set of values under BSON equality, in order of first appearance. */
export interface ValueSet {
  size: number;
  has(value: Value): boolean;
  /** Adds a value; false when it was there. */
  add(value: Value): boolean;
  values(): Value[];
  sorted(): Value[];
}

export function valueSet(initial: readonly Value[] = []): ValueSet {
  const items = new Map<string, Value>();
  const set: ValueSet = {
    get size() {
      return items.size;
    },
    has: (value) => items.has(valueKey(value)),
    add(value) {
      const key = valueKey(value);
      if (items.has(key)) return false;
      items.set(key, value);
      return true;
    },
    values: () => [...items.values()],
    sorted: () => [...items.values()].sort(compareValues),
  };
  for (const value of initial) set.add(value);
  return set;
}
