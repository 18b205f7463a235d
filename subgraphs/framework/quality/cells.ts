/** The value at a path of a row; undefined where the path ends. */
export function valueAt(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[part],
      row,
    );
}

/** Whether a value counts as filled. An empty list does: it states that there is none. */
export function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
