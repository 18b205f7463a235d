import type { IndexedRecord, IndexEvent } from '../../schema/recordEvents';

/** The entry of a record in the index: in force, published, about a company. */
export function indexedRecord(id: string, more: Partial<IndexedRecord> = {}): IndexedRecord {
  return {
    id,
    type: 'Penalty',
    subjectId: 'company',
    sourceDepartmentId: 'taxation',
    decisionDate: '2026-03-01',
    disclosure: 'OPEN',
    state: 'ACTIVE',
    publicityStart: '2026-03-05',
    visibleUntil: '9999-12-31',
    subjectIsMinor: false,
    ...more,
  };
}

/** The time of the events. */
export const INDEXED_AT = '2026-03-06T02:00:00.000Z';

/** The events of records, numbered from `first` on. */
export function indexEvents(records: readonly IndexedRecord[], first = 1): IndexEvent[] {
  return records.map((record, index) => ({ number: first + index, at: INDEXED_AT, record }));
}
