import type { Details } from '../sealing/details';
import type { EntryRecord } from '../stored/record';
import { resultOf, type AccessResult, type FieldLists } from './fieldNames';

/** An entry with its decrypted details. */
export interface OpenedEntry {
  readonly record: EntryRecord;
  /** Null once the subject's key was destroyed. */
  readonly details: Details | null;
}

/** What one request of one caller accessed about a subject: an entry for each subgraph involved. */
export interface Access {
  /** Milliseconds since the epoch; all its entries have the same time. */
  readonly at: number;
  /** The lowest index of its entries. */
  readonly first: number;
  /** In the order of the log; at least one. */
  readonly entries: readonly OpenedEntry[];
}

/**
 * What entries of one access have in common. The id of a request alone does not identify it: a
 * client behind a proxy may choose it. Without details the id is unknown, and the rest decides.
 */
export function accessKey({ record, details }: OpenedEntry): string {
  const { at, actor, organization, department, purpose } = record;
  return JSON.stringify([at, actor, organization, department, purpose, details?.requestId]);
}

/** An access with a further entry. */
export function withEntry(access: Access | undefined, entry: OpenedEntry): Access {
  const entries = [...(access?.entries ?? []), entry].sort((a, b) => a.record._id - b.record._id);
  return { at: entry.record.at, first: entries[0]!.record._id, entries };
}

/** Whether the subject or a representative made the access. */
export function isOwn({ entries }: Access): boolean {
  return entries.every(({ record }) => record.basis === 'SELF');
}

/**
 * The entry that states the basis of the access: the first under which something was disclosed. A
 * subgraph that denied everything reports no basis.
 */
export function decisiveEntry({ entries }: Access): OpenedEntry {
  return entries.find(({ details }) => details && resultOf(details) !== 'DENIED') ?? entries[0]!;
}

/**
 * The fields of all entries, each once, with the most that any subgraph returned of it. Null when
 * no details can be read.
 */
export function fieldsOf({ entries }: Access): FieldLists | null {
  const details = entries.flatMap((entry) => entry.details ?? []);
  if (details.length === 0) return null;
  if (details.length === 1) return details[0]!;
  const seen = new Set<string>();
  const list = (name: keyof FieldLists) =>
    details.flatMap((one) => one[name]).filter((field) => !seen.has(field) && seen.add(field));
  return { disclosed: list('disclosed'), masked: list('masked'), denied: list('denied') };
}

/** The result of the whole access; null when no details can be read. */
export function accessResult(access: Access): AccessResult | null {
  const fields = fieldsOf(access);
  return fields && resultOf(fields);
}
