import type { LogEntry } from '../../../../schema/log/entry';
import type { EntryRecord } from './record';

/** An entry as it is read, from how it is hashed. */
export function recordOf({ id, at, release, ...rest }: LogEntry, place: number): EntryRecord {
  return {
    _id: place,
    event: id,
    at: Date.parse(at),
    ...(rest as Omit<EntryRecord, '_id' | 'event' | 'at' | 'release'>),
    ...(release !== undefined && { release: Date.parse(release) }),
  };
}
