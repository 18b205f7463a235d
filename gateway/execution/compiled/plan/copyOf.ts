/** A deep copy of a JSON value; it shares no plain object or array with the original. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Any other object is the value of a custom scalar, which is never modified.
  if (prototype !== null && prototype !== Object.prototype) return value;
  const copy = Object.create(prototype) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) copy[name] = copyOf<unknown>(inner);
  return copy as Value;
}
