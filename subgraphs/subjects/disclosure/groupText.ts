import { leafText, readLeaf } from '../../../schema/log/entry';
import { entryOf, newEntryOf } from './entryOf';
import { bytesIn, type StoredBytes } from './treeRecords';
import type { JournalRecord, NewEntry, SealedEntry } from './record';

/** An entry with the text of its leaf. */
export function withText(entry: NewEntry): SealedEntry {
  return { entry, text: leafText(entryOf(entry)) };
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
  return bytesIn(leaves as StoredBytes)
    .toString('utf8')
    .split('\n')
    .map((text) => ({ entry: newEntryOf(readLeaf(text)), text }));
}
