import { leafText, readLeaf, type LogEntry } from '../../../../schema/log/entry';

/** The text of an entry's leaf, so that reading it from the database gives the same again. */
export function storedText(entry: LogEntry): string {
  const text = leafText(entry);
  // Half of a surrogate pair has no form in the database: the entry would not be the one hashed.
  if (!text.includes('\\ud')) return text;
  const members = Object.entries(readLeaf(text)).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? Buffer.from(value, 'utf8').toString('utf8') : value,
  ]);
  return leafText(Object.fromEntries(members) as LogEntry);
}
