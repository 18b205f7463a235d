import type { ProofDocument } from '../../../../schema/generated/subjects.rows';

export type StandingAction =
  'FREEZE' | 'UNFREEZE' | 'DEATH' | 'DEATH_WITHDRAWN' | 'CAPACITY_LACKING' | 'CAPACITY_FULL';

export type CapacityGround = 'OF_AGE' | 'OWN_LABOUR' | 'ENTRY_WRONG';

/** What of a standing a step may change. */
export interface StandingPart {
  /** Goes up by one with each step, from 0 of a subject that has had none. */
  readonly version: number;
  readonly frozen: boolean;
  readonly minor: boolean;
  readonly diedOn: string | null;
}

/** One step of a standing's history, with the standing as it left it. */
export interface StandingStep {
  readonly action: StandingAction;
  readonly at: Date;
  /** The steward's pseudonym, and their department. */
  readonly by: string;
  readonly department: string;
  readonly reason: string | null;
  readonly legalBasis: string | null;
  readonly document: ProofDocument | null;
  /** Digest of who did it under which idempotency key: unique over all standings. */
  readonly key: string;
  /** Keyed digest of the input, to tell a repetition from a second use of the key. */
  readonly input: string;
  readonly after: StandingPart;
}

/**
 * The standing of a subject that has had a change, under the subject's id. History and state are
 * one document, so that no step is without its entry.
 */
export interface StandingRecord extends StandingPart {
  readonly _id: string;
  readonly steps: readonly StandingStep[];
}
