import { leafText, readLeaf, type LogEntry } from '../../../schema/log/entry';
import { entryOf, newEntryOf } from './entryOf';
import type { JournalRecord, NewEntry, SealedEntry } from './record';
import { bytesIn } from './treeRecords';

/** An entry with the text of its leaf. */
export function withText(entry: NewEntry): SealedEntry {
  const text = leafText(entryOf(entry));
  // Half of a surrogate pair has no form in the database: the entry would not be the one hashed.
  if (!text.includes('\\ud')) return { entry, text };
  const members = Object.entries(readLeaf(text)).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? Buffer.from(value, 'utf8').toString('utf8') : value,
  ]);
  const whole = Object.fromEntries(members) as LogEntry;
  return { entry: newEntryOf(whole), text: leafText(whole) };
}

/**
 * The entries of a group as the journal holds them: the texts of their leaves, one to a line. They
 * are needed for the tree in any case; and to the database a group is one value, not a document
 * within a document for each entry, to be taken apart with every write.
 */
export function writeGroup(entries: readonly SealedEntry[]): Buffer {
  return Buffer.from(entries.map(({ text }) => text).join('\n'), 'utf8');
}

/** The entries of a group of the journal; undefined where they were moved. */
export function readGroup({ leaves, entries }: JournalRecord): SealedEntry[] | undefined {
  if (leaves === undefined) return entries?.map(withText);
  return bytesIn(leaves)
    .toString('utf8')
    .split('\n')
    .map((text) => ({ entry: newEntryOf(readLeaf(text)), text }));
}
