/**
 * Caches the results of a function of a selection: resolvers pass the same set for object after
 * object (see selection.ts). The cache never evicts, so use it only within one request.
 */
export function perSelection<T>(
  compute: (fields: ReadonlySet<string>) => T,
): (fields: ReadonlySet<string>) => T {
  const cache = new Map<ReadonlySet<string>, T>();
  return (fields) => {
    let value = cache.get(fields);
    if (value === undefined) cache.set(fields, (value = compute(fields)));
    return value;
  };
}
