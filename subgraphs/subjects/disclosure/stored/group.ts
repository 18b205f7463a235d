import { readLeaf, type LogEntry, type ReadEntry } from '../../../../schema/log/entry';
import { LogFault } from '../../../../schema/log/logFault';
import type {
  EntryRecord,
  GroupRecord,
  GroupTerms,
  SealedEntry,
  StoredBytes,
  UnprunedGroup,
} from './record';
import { bytesIn } from './treeRecords';

/** Entries of a group. They share one document and one key in each index; a search reads them all. */
const GROUP_ENTRIES = 32;
/** Characters of a group's leaf texts; a document may have 16 MB. */
const GROUP_CHARACTERS = 1_000_000;
/** How far the times of a group's entries may lie apart: lists are sorted by the newest of them. */
export const GROUP_SPAN_MS = 60_000;

/** Joins leaf texts for storage, one per line; JSON texts contain no line break. */
export function joinTexts(texts: readonly string[]): Buffer {
  return Buffer.from(texts.join('\n'), 'utf8');
}

/** The leaf texts of a record; none when they were moved or pruned. */
export function textsOf({ leaves }: { readonly leaves?: StoredBytes | null }): string[] {
  return leaves == null ? [] : bytesIn(leaves).toString('utf8').split('\n');
}

/** Divides entries into groups, in their order. @param index of the first entry */
export function groupsOf(index: number, entries: readonly SealedEntry[]): UnprunedGroup[] {
  const groups: UnprunedGroup[] = [];
  let members: SealedEntry[] = [];
  let [characters, oldest, newest] = [0, Infinity, -Infinity];
  const close = () => {
    groups.push(groupOf(index, members, { oldest, newest }));
    index += members.length;
    members = [];
    [characters, oldest, newest] = [0, Infinity, -Infinity];
  };
  for (const each of entries) {
    const at = Date.parse(each.entry.at);
    const span = Math.max(newest, at) - Math.min(oldest, at);
    const full =
      members.length === GROUP_ENTRIES || characters + each.text.length > GROUP_CHARACTERS;
    if (members.length > 0 && (full || span > GROUP_SPAN_MS)) close();
    members.push(each);
    characters += each.text.length;
    oldest = Math.min(oldest, at);
    newest = Math.max(newest, at);
  }
  if (members.length > 0) close();
  return groups;
}

function groupOf(
  index: number,
  entries: readonly SealedEntry[],
  times: Pick<GroupTerms, 'oldest' | 'newest'>,
): UnprunedGroup {
  const valuesOf = (name: keyof LogEntry) => {
    const values = new Set<string>();
    let last: unknown;
    for (const { entry } of entries) {
      const value = entry[name];
      // Most entries have the same value as the one before.
      if (value === undefined || value === last) continue;
      values.add(value as string);
      last = value;
    }
    return [...values];
  };
  const optional = (name: keyof GroupTerms, member: keyof LogEntry) => {
    const values = valuesOf(member);
    return values.length > 0 && { [name]: values };
  };
  return {
    _id: index,
    size: entries.length,
    ...times,
    events: valuesOf('id'),
    ...optional('subjects', 'subject'),
    actors: valuesOf('actor'),
    ...optional('organizations', 'organization'),
    ...optional('departments', 'department'),
    ...optional('purposes', 'purpose'),
    bases: valuesOf('basis'),
    ...(entries.some(({ entry }) => entry.alert) && { alert: true }),
    leaves: joinTexts(entries.map(({ text }) => text)),
  };
}

/**
 * The entries of a group, in their order; none when they were pruned.
 * @param containing returns only entries whose text contains this, and parses no other
 */
export function entriesOf(
  group: Pick<GroupRecord, '_id' | 'leaves'>,
  containing = '',
): EntryRecord[] {
  return textsOf(group).flatMap((text, i) =>
    text.includes(containing)
      ? [recordOf(readText(text, `Entry ${group._id + i}`), group._id + i)]
      : [],
  );
}

/**
 * The entry of a stored text.
 * @param what names the entry in the error
 * @throws LogFault when the text cannot be parsed
 */
export function readText(text: string, what: string): ReadEntry {
  try {
    return readLeaf(text);
  } catch (cause) {
    const message = `${what} of the disclosure log cannot be read.`;
    throw new LogFault('ENTRY_CHANGED', message, { cause });
  }
}

/** An entry as lists and searches read it. */
export function recordOf({ id, at, release, ...rest }: ReadEntry, index: number): EntryRecord {
  return {
    _id: index,
    event: id,
    at: Date.parse(at),
    ...(rest as Omit<EntryRecord, '_id' | 'event' | 'at' | 'release'>),
    ...(release !== undefined && { release: Date.parse(release) }),
  };
}

/**
 * Whether every search that an entry matches finds its group. The group may have been changed in
 * the database to hide the entry.
 */
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
    newest - oldest <= GROUP_SPAN_MS
  );
}
