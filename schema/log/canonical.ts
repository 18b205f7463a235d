/** A value that can be signed or hashed. */
export type Plain =
  string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The canonical JSON of a value (RFC 8785, for strings, integers and booleans): without white
 * space, keys in the order of their code units, undefined members left out. Equal values have
 * equal texts, so a signature can be checked by another program.
 */
export function canonical(value: Plain | Readonly<Record<string, Plain | undefined>>): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = value as Readonly<Record<string, Plain | undefined>>;
  const texts: string[] = [];
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined) texts.push(`${JSON.stringify(key)}:${canonical(member)}`);
  }
  return `{${texts.join()}}`;
}
