import type { Model } from 'mongoose';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import type { RecordKind } from '../../subgraphs/framework/records/recordKind';
import type { NewRow } from '../../subgraphs/framework/records/writer/rowFault';
import type { KindInSchema } from './records/kindsInSchema';
import type { SubgraphUnderTest } from './subgraph';

/** A kind of record as the suite needs to know it. */
export interface RecordCase<R extends CreditRecord = CreditRecord> {
  readonly type: string;
  /** The kind as the expanded SDL has it. */
  readonly inSchema: KindInSchema;
  /** The kind as the product derives it. */
  readonly kind: RecordKind;
  /** The field of Subject that lists its records; empty for a kind without a list. */
  readonly subjectField: string;
  /** The root field that lists all, with arguments that match every row that `make` makes. */
  readonly search?: { readonly field: string; readonly args: string };
  readonly under: () => SubgraphUnderTest<unknown>;
  readonly model: () => Model<R>;
  /**
   * A row of the kind, live and open, made from its types, with these common fields.
   * @param which rows of the same number differ in nothing but what is given
   */
  readonly make: (more: Partial<CreditRecord>, which?: number) => R & NewRow;
  /** Inserts rows, each of which the writer would take. */
  readonly insert: (rows: readonly NewRow[]) => Promise<void>;
}
