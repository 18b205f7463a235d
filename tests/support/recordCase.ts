import type { Model } from 'mongoose';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { RecordKind } from '../../subgraphs/framework/records/recordKind';
import type { NewRow } from '../../subgraphs/framework/records/writer/rowFault';
import type { KindInSchema } from './records/kindsInSchema';
import type { SubgraphUnderTest } from './subgraph';

/** A kind of record with what the suite needs. */
export interface RecordCase<R extends CreditRecord = CreditRecord> {
  readonly type: string;
  /** The kind as the expanded SDL defines it. */
  readonly inSchema: KindInSchema;
  /** The kind as the product derives it. */
  readonly kind: RecordKind;
  /** The field of Subject that lists its records; empty for a kind without a list. */
  readonly subjectField: string;
  /** The root field that lists all, with arguments that match every row created by `make`. */
  readonly search?: { readonly field: string; readonly args: string };
  readonly underTest: () => SubgraphUnderTest<unknown>;
  readonly model: () => Model<R>;
  /**
   * A live and open row of the kind, derived from its types, with these common fields.
   * @param which rows with the same number differ only in the fields passed
   */
  readonly make: (more: Partial<CreditRecord>, which?: number) => R & NewRow;
  /** Inserts rows, each valid for the writer. */
  readonly insert: (rows: readonly NewRow[]) => Promise<void>;
}
