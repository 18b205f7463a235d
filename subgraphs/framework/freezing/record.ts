import type { RecordState } from '../records/record';

export type FreezingAction = 'FREEZE' | 'UNFREEZE';

/** One freezing or unfreezing of a record. */
export interface FreezingStep {
  readonly action: FreezingAction;
  readonly at: Date;
  /** Pseudonym of the steward. */
  readonly by: string;
  /** The steward's department. */
  readonly department: string;
  readonly reason: string;
  readonly legalBasis: string;
  /** State of the record before the step. */
  readonly from: RecordState;
  /** Version of the record after the step. */
  readonly version: number;
  /** Digest of the caller and the idempotency key; unique across all records. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repeated request from a reused key. */
  readonly input: string;
}

/** Who froze and unfroze a record, and why; the state is stored in the record itself. */
export interface FreezingRecord {
  /** `<type>/<id>` of the record. */
  readonly _id: string;
  readonly steps: readonly FreezingStep[];
}

/**
 * The freezing of a record as callers see it: of the record itself it contains only the version.
 */
export interface FreezingView {
  readonly type: string;
  readonly recordId: string;
  readonly frozen: boolean;
  readonly version: number;
  readonly steps: readonly FreezingStep[];
}
