import type { CreditRecord } from '../records/record';

/** A stored record, as far as the search for missing ones reads it. */
export type StoredRow = Pick<
  CreditRecord,
  '_id' | 'subjectId' | 'sourceDepartmentId' | 'decisionDate'
> & { readonly type: string; readonly basis?: { readonly number: string } };
