import { leafText, readLeaf, type LogEntry } from '../../../schema/log/entry';
import { entryOf, newEntryOf } from './entryOf';
import type { JournalRecord, SealedEntry } from './record';
import { bytesIn } from './treeRecords';

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

/**
 * The entries of a group as the journal holds them: the texts of their leaves, one to a line. They
 * are needed for the tree in any case; and to the database a group is one value, not a document
 * within a document for each entry, to be taken apart with every write.
 */
export function writeGroup(texts: readonly string[]): Buffer {
  return Buffer.from(texts.join('\n'), 'utf8');
}

/** The entries of a group of the journal; undefined where they were moved. */
export function readGroup({
  leaves,
  entries,
}: Pick<JournalRecord, 'leaves' | 'entries'>): SealedEntry[] | undefined {
  if (leaves !== undefined) return readTexts(bytesIn(leaves));
  return entries?.map((entry) => ({ entry, text: leafText(entryOf(entry)) }));
}

/** The entries of what `writeGroup` wrote. */
export function readTexts(leaves: Buffer): SealedEntry[] {
  return leaves
    .toString('utf8')
    .split('\n')
    .map((text) => ({ entry: newEntryOf(readLeaf(text)), text }));
}
