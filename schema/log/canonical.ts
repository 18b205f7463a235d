/** What can stand in a signed or hashed text. */
export type Plain =
  string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The one text of a value, whoever writes it: JSON without blanks, the keys of objects in order
 * of their code units, members that are undefined left out (RFC 8785, for the values used here:
 * texts, whole numbers, truth values).
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
