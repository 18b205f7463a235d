/** A copy of a JSON value that shares no object with it. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  const prototype: unknown = Object.getPrototypeOf(value);
  // What is no plain object is a scalar of the subgraph's own making, which nobody changes.
  if (prototype !== null && prototype !== Object.prototype) return value;
  const copy = Object.create(prototype) as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) copy[name] = copyOf<unknown>(inner);
  return copy as Value;
}
