import type { LogEntry } from '../../../schema/log/entry';
import type { EntryRecord, NewEntry } from './record';

/** An entry as it is hashed, from how it is stored. */
export function entryOf(record: Omit<EntryRecord, '_id'>): LogEntry {
  return {
    id: record.event,
    at: new Date(record.at).toISOString(),
    actor: record.actor,
    organization: record.organization,
    department: record.department,
    purpose: record.purpose,
    basis: record.basis,
    subject: record.subject,
    subgraph: record.subgraph,
    matrix: record.matrix,
    alert: record.alert,
    release: record.release === undefined ? undefined : new Date(record.release).toISOString(),
    who: record.who,
    details: record.details,
  };
}

/** An entry as it is stored, from how it is hashed. */
export function newEntryOf({ id, at, release, ...rest }: LogEntry): NewEntry {
  return {
    event: id,
    at: Date.parse(at),
    ...(rest as Omit<NewEntry, 'event' | 'at' | 'release'>),
    ...(release !== undefined && { release: Date.parse(release) }),
  };
}
