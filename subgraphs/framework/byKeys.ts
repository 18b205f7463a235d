/**
 * Orders the rows of a batch by its keys, with null for a key without a row, as DataLoader requires
 * of a batch function.
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
