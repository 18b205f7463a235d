/** GraphQL field → the document fields it is made of. A field not listed reads its own name. */
export type FieldSources = Readonly<Record<string, readonly string[]>>;

/**
 * The MongoDB projection that loads what is selected and nothing else.
 * @param always document fields needed whatever is selected (keys, sort fields, relation fields)
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
  // MongoDB refuses a path beside one that contains it.
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
