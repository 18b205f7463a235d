import { isZero } from '../values/numbers';
import { type Value, isNum } from '../values/types';

/** Truth in aggregation: everything but false, null, missing and zero. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !(isNum(value) && isZero(value));
}
