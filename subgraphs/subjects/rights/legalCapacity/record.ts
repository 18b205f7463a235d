import type { ProofDocument } from '../../../../schema/generated/subjects.rows';

export type LegalCapacityAction =
  'FREEZE' | 'UNFREEZE' | 'DEATH' | 'DEATH_WITHDRAWN' | 'CAPACITY_LACKING' | 'CAPACITY_FULL';

export type CapacityGround = 'OF_AGE' | 'OWN_LABOUR' | 'ENTRY_WRONG';

/** The fields of a legal capacity that a step may change. */
export interface LegalCapacityPart {
  /** Grows by one with each step; 0 for a subject without a step. */
  readonly version: number;
  readonly frozen: boolean;
  readonly minor: boolean;
  readonly diedOn: string | null;
}

/** One step in the history, with the resulting legal capacity. */
export interface LegalCapacityStep {
  readonly action: LegalCapacityAction;
  readonly at: Date;
  /** The steward's pseudonym. */
  readonly by: string;
  readonly department: string;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly document: ProofDocument | null;
  /** Digest of the caller and its idempotency key: unique across all subjects. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repetition from a second use of the key. */
  readonly input: string;
  readonly after: LegalCapacityPart;
}

/**
 * The legal capacity of a subject that has changed at least once, which the API names
 * `SubjectStanding`: whether the subject is frozen, lacks full civil capacity, or has died. Its id is
 * the subject's id. History and state are one document, so that no change lacks its history entry.
 */
export interface LegalCapacityRecord extends LegalCapacityPart {
  readonly _id: string;
  readonly steps: readonly LegalCapacityStep[];
}
