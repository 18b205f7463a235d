import { readLeaf, type LogEntry } from '../../../../schema/log/entry';
import { LogFault } from '../../../../schema/log/logFault';
import { recordOf } from './recordOf';
import type {
  EntryRecord,
  GroupRecord,
  GroupTerms,
  HeldGroup,
  SealedEntry,
  StoredBytes,
} from './record';
import { bytesIn } from './treeRecords';

/** Entries of a group: all are read where one is looked for, and all are found by one key each. */
const MOST = 32;
/** Characters of their texts: far below a document's 16 MB. */
const MOST_TEXT = 1_000_000;
/** Milliseconds the times of a group's entries lie apart at most. */
export const SPREAD_MS = 60_000;

/** Texts of leaves as they are kept: one to a line. */
export function writeTexts(texts: readonly string[]): Buffer {
  return Buffer.from(texts.join('\n'), 'utf8');
}

/** The groups of entries from a place on, in their order. */
export function groupsOf(place: number, entries: readonly SealedEntry[]): HeldGroup[] {
  const groups: HeldGroup[] = [];
  let portion: SealedEntry[] = [];
  let [text, oldest, newest] = [0, Infinity, -Infinity];
  const close = () => {
    groups.push(groupOf(place, portion, { oldest, newest }));
    place += portion.length;
    portion = [];
    [text, oldest, newest] = [0, Infinity, -Infinity];
  };
  for (const each of entries) {
    const at = Date.parse(each.entry.at);
    const apart = Math.max(newest, at) - Math.min(oldest, at);
    const full = portion.length === MOST || text + each.text.length > MOST_TEXT;
    if (portion.length > 0 && (full || apart > SPREAD_MS)) close();
    portion.push(each);
    text += each.text.length;
    oldest = Math.min(oldest, at);
    newest = Math.max(newest, at);
  }
  if (portion.length > 0) close();
  return groups;
}

function groupOf(
  place: number,
  entries: readonly SealedEntry[],
  times: Pick<GroupTerms, 'oldest' | 'newest'>,
): HeldGroup {
  const all = <Name extends keyof LogEntry>(name: Name) => {
    const values = new Set<string>();
    let last: unknown;
    for (const { entry } of entries) {
      const value = entry[name];
      // Most have what the one before them has.
      if (value === undefined || value === last) continue;
      values.add(value as string);
      last = value;
    }
    return [...values];
  };
  const some = <Name extends keyof GroupTerms>(name: Name, of: keyof LogEntry) => {
    const values = all(of);
    return values.length > 0 && { [name]: values };
  };
  return {
    _id: place,
    size: entries.length,
    ...times,
    events: all('id'),
    ...some('subjects', 'subject'),
    actors: all('actor'),
    ...some('organizations', 'organization'),
    ...some('departments', 'department'),
    ...some('purposes', 'purpose'),
    bases: all('basis'),
    ...(entries.some(({ entry }) => entry.alert) && { alert: true }),
    leaves: writeTexts(entries.map(({ text }) => text)),
  };
}

/** The place after a group. */
export function endOf({ _id, size }: Pick<GroupRecord, '_id' | 'size'>): number {
  return _id + size;
}

/** The texts of what `writeTexts` wrote; none where they are gone. */
export function textsOf({ leaves }: { readonly leaves?: StoredBytes | null }): string[] {
  return leaves == null ? [] : bytesIn(leaves).toString('utf8').split('\n');
}

/**
 * The entries of a group, in their order; none where they were taken out.
 * @param containing only those in whose text this stands
 */
export function entriesOf(
  group: Pick<GroupRecord, '_id' | 'leaves'>,
  containing = '',
): EntryRecord[] {
  return textsOf(group).flatMap((text, i) =>
    text.includes(containing)
      ? [recordOf(readText(text, `in place ${group._id + i}`), group._id + i)]
      : [],
  );
}

/**
 * The entry of a stored text.
 * @param where it is stored, for the error
 * @throws LogFault when it cannot be read
 */
export function readText(text: string, where: string): LogEntry {
  try {
    return readLeaf(text);
  } catch (cause) {
    const message = `An entry of the disclosure log ${where} cannot be read.`;
    throw new LogFault('ENTRY_CHANGED', message, { cause });
  }
}

/** Whether an entry of a group, whatever was made of that, is found by everything that is searched by. */
export function isIndexed(entry: EntryRecord, group: GroupRecord): boolean {
  const { at, alert } = entry;
  const { oldest, newest } = group;
  const has = (terms: readonly string[] | undefined, value: string | undefined) =>
    value === undefined || (Array.isArray(terms) && terms.includes(value));
  return (
    has(group.events, entry.event) &&
    has(group.subjects, entry.subject) &&
    has(group.actors, entry.actor) &&
    has(group.organizations, entry.organization) &&
    has(group.departments, entry.department) &&
    has(group.purposes, entry.purpose) &&
    has(group.bases, entry.basis) &&
    (alert !== true || group.alert === true) &&
    typeof oldest === 'number' &&
    typeof newest === 'number' &&
    at >= oldest &&
    at <= newest &&
    newest - oldest <= SPREAD_MS
  );
}
