/** GraphQL field → the document fields it needs. A field that is not listed needs its own name. */
export type FieldSources = Readonly<Record<string, readonly string[]>>;

/**
 * The MongoDB projection that loads only the selected fields.
 * @param always document fields that are loaded for any selection (keys, sort and relation fields)
 */
export function projectionOf(
  selected: Iterable<string>,
  sources: FieldSources,
  always: readonly string[],
): Record<string, 1> {
  const fields = new Set<string>(always);
  for (const name of selected) {
    if (name.startsWith('__')) continue;
    for (const field of sources[name] ?? [name]) fields.add(field);
  }
  // MongoDB refuses a projection with both a path and a part of it.
  const covered = (path: string) =>
    path.includes('.') &&
    path
      .split('.')
      .some((_, depth, keys) => depth > 0 && fields.has(keys.slice(0, depth).join('.')));
  return Object.fromEntries(
    [...fields]
      .filter((field) => !covered(field))
      .sort()
      .map((field) => [field, 1]),
  );
}
