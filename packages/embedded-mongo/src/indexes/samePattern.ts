import { equalValues } from '../values/compare';
import type { Doc } from '../values/types';

/** Whether two key patterns name the same fields in the same order and direction. */
export function samePattern(a: Doc, b: Doc): boolean {
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return (
    left.length === right.length &&
    left.every((name, i) => name === right[i] && equalValues(a[name], b[name]))
  );
}
