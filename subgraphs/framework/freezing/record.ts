import type { RecordState } from '../records/record';

export type FreezingAction = 'FREEZE' | 'UNFREEZE';

/** One freezing or unfreezing of a record. */
export interface FreezingStep {
  readonly action: FreezingAction;
  readonly at: Date;
  /** The steward's pseudonym, and their department. */
  readonly by: string;
  readonly department: string;
  readonly reason: string;
  readonly legalBasis: string;
  /** State of the record before the step. */
  readonly from: RecordState;
  /** Version of the record after the step. */
  readonly version: number;
  /** Digest of who did it under which idempotency key: unique over all records. */
  readonly key: string;
  /** Keyed digest of the input, to tell a repetition from a second use of the key. */
  readonly input: string;
}

/** Who froze and unfroze a record, and why; the record itself holds the state. */
export interface FreezingRecord {
  /** `<type>/<id>` of the record. */
  readonly _id: string;
  readonly steps: readonly FreezingStep[];
}

/** A record's freezing as it is shown: nothing of the record but its version. */
export interface FreezingView {
  readonly type: string;
  readonly recordId: string;
  readonly frozen: boolean;
  readonly version: number;
  readonly steps: readonly FreezingStep[];
}
