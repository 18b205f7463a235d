import type { CreditRecord } from '../../framework/records/record';
import type { ROW_FIELDS } from '../../framework/records/rowRule';

/** A row of the record index: the fields that decide visibility and the position in lists. */
export type IndexRow = Pick<CreditRecord, '_id' | (typeof ROW_FIELDS)[number]> & {
  readonly type: string;
};

/** When records of a kind were last reported or changed. */
export interface KindRefresh {
  /** Name of the kind's type. */
  readonly _id: string;
  readonly at: Date;
}

/** The position of the index in the record events of a subgraph. */
export interface RecordCursor {
  /** Name of the subgraph. */
  readonly _id: string;
  /** The number of the last indexed event. */
  readonly number: number;
}
