/**
 * A function of a selection that works it out once: resolvers bring the same set for object after
 * object (see selection.ts). For what lives as long as one request.
 */
export function perSelection<T>(
  make: (fields: ReadonlySet<string>) => T,
): (fields: ReadonlySet<string>) => T {
  const made = new Map<ReadonlySet<string>, T>();
  return (fields) => {
    let known = made.get(fields);
    if (known === undefined) made.set(fields, (known = make(fields)));
    return known;
  };
}
