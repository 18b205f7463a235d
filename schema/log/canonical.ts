/** What can stand in a signed or hashed text. */
export type Plain =
  string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The one text of a value, whoever writes it: JSON without blanks, the keys of objects in order
 * of their code units, members that are undefined left out (RFC 8785, for the values used here:
 * texts, whole numbers, truth values).
 */
export function canonical(value: Plain | Readonly<Record<string, Plain | undefined>>): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
