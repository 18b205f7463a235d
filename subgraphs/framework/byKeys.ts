/**
 * Puts a batch's rows in the order of its keys, null where a key has no row: what DataLoader
 * asks of a batch function.
 */
export function byKeys<K, V>(
  keys: readonly K[],
  rows: Iterable<V>,
  keyOf: (row: V) => K,
): (V | null)[] {
  const found = new Map<K, V>();
  for (const row of rows) found.set(keyOf(row), row);
  return keys.map((key) => found.get(key) ?? null);
}
