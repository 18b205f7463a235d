import type { CreditRecord } from '../../framework/records/record';
import type { ROW_FIELDS } from '../../framework/records/rowRule';

/** What the index holds of a record: what decides for whom it exists, and its place in lists. */
export type IndexRow = Pick<CreditRecord, '_id' | (typeof ROW_FIELDS)[number]> & {
  readonly type: string;
};

/** How far the events of a subgraph's records are in the index. */
export interface RecordCursor {
  /** Name of the subgraph. */
  readonly _id: string;
  /** The number of its last event in the index. */
  readonly number: number;
}
