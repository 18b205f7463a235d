import type { KinshipRow } from '../../../../schema/generated/subjects.rows';

/** Who made an entry, or ended it, under which idempotency key and with what input. */
export interface KinshipStep {
  readonly at: Date;
  /** The steward's pseudonym, and their department. */
  readonly by: string;
  readonly department: string;
  readonly key: string;
  readonly input: string;
  /** Of a revocation. */
  readonly reason: string | null;
}

/** A next of kin of one who has died, as a steward recorded it on a proof. */
export interface KinshipRecord extends KinshipRow {
  /** The recording, and the revocation if there was one. */
  readonly steps: readonly KinshipStep[];
}
