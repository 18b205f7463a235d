import type { ProofDocument } from '../../../../schema/generated/subjects.rows';

export type StandingAction =
  'FREEZE' | 'UNFREEZE' | 'DEATH' | 'DEATH_WITHDRAWN' | 'CAPACITY_LACKING' | 'CAPACITY_FULL';

export type CapacityGround = 'OF_AGE' | 'OWN_LABOUR' | 'ENTRY_WRONG';

/** The fields of a standing that a step may change. */
export interface StandingPart {
  /** Grows by one with each step; 0 for a subject without a step. */
  readonly version: number;
  readonly frozen: boolean;
  readonly minor: boolean;
  readonly diedOn: string | null;
}

/** One step in a standing's history, with the resulting standing. */
export interface StandingStep {
  readonly action: StandingAction;
  readonly at: Date;
  /** The steward's pseudonym. */
  readonly by: string;
  readonly department: string;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly document: ProofDocument | null;
  /** Digest of the caller and its idempotency key: unique across all standings. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repetition from a second use of the key. */
  readonly input: string;
  readonly after: StandingPart;
}

/**
 * The standing of a subject that has changed at least once; its id is the subject's id. History and
 * state are one document, so that no change lacks its history entry.
 */
export interface StandingRecord extends StandingPart {
  readonly _id: string;
  readonly steps: readonly StandingStep[];
}
