import type { Model } from 'mongoose';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { SubgraphUnderTest } from './subgraph';

/** A record type as the suite needs to know it. */
export interface RecordCase<R extends CreditRecord> {
  readonly type: string;
  /** The field of Subject that lists its records. */
  readonly subjectField: string;
  /** The root field that lists all, with arguments that match every document made here. */
  readonly search?: { readonly field: string; readonly args: string };
  under(): SubgraphUnderTest<unknown>;
  model(): Model<R>;
  /** A document of the type, live and open, with these common fields. */
  make(more: Partial<CreditRecord>): R;
}
