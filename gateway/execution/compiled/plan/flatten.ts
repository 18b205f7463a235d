import type { ResponsePath } from '@apollo/query-planner';

/**
 * The values at a path below a value, through all items of the lists on the way, as the stock
 * executor finds them.
 * @throws Error when the answer has no list where the path has one, or one where it has none
 */
export function valuesAt(value: unknown, path: ResponsePath, from = 0): unknown {
  if (from === path.length || value === undefined || value === null) return value;
  const step = path[from];
  if (step === '@') return (value as unknown[]).flatMap((item) => valuesAt(item, path, from + 1));
  if (typeof step !== 'string') throw new Error(`Unexpected ${typeof step} found in path`);
  if (Array.isArray(value)) throw new Error(`Unexpected array in result for path element ${step}`);
  const next: unknown = Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined;
  return valuesAt(next, path, from + 1);
}
