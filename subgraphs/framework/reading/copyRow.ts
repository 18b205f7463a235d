/**
 * A deep copy of a row that the driver returned. Instances of classes other than Date are shared,
 * because they are immutable.
 */
export function copyRow<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyRow) as T;
  if (value instanceof Date) return new Date(value) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    copy[key] = copyRow((value as Record<string, unknown>)[key]);
  return copy as T;
}
