import type { KinshipRow } from '../../../../schema/generated/subjects.rows';

/** A step of a kinship: the actor, the digest of the idempotency key, and that of the input. */
export interface KinshipStep {
  readonly at: Date;
  /** The steward's pseudonym. */
  readonly by: string;
  readonly department: string;
  readonly key: string;
  readonly input: string;
  /** The reason for a revocation; null for the recording. */
  readonly reason: string | null;
}

/** A deceased person's next of kin, recorded by a steward from a document of proof. */
export interface KinshipRecord extends KinshipRow {
  /** The recording, and the revocation if there was one. */
  readonly steps: readonly KinshipStep[];
}
