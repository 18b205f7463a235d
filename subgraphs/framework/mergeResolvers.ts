/**
 * Merges the resolver maps of a subgraph's features into one.
 * @throws Error when two features resolve the same field
 */
export function mergeResolvers(
  ...maps: readonly Record<string, Record<string, unknown>>[]
): Record<string, Record<string, unknown>> {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const map of maps) {
    for (const [type, fields] of Object.entries(map)) {
      const target = (merged[type] ??= {});
      for (const [field, resolver] of Object.entries(fields)) {
        if (field in target) throw new Error(`Two features resolve ${type}.${field}.`);
        target[field] = resolver;
      }
    }
  }
  return merged;
}
