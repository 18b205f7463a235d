import type { ProofDocument } from '../document';

export type KinRelation = 'SPOUSE' | 'PARENT' | 'CHILD' | 'SIBLING' | 'GRANDPARENT' | 'GRANDCHILD';

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
export interface KinshipRecord {
  readonly _id: string;
  readonly deceasedId: string;
  readonly kinId: string;
  readonly relation: KinRelation;
  readonly document: ProofDocument;
  /** ISO 8601, UTC: as a text it can be a cursor's position. */
  readonly recordedAt: string;
  /** Whether it stands; one at most stands for a pair. */
  readonly active: boolean;
  readonly version: number;
  /** The recording, and the revocation if there was one. */
  readonly steps: readonly KinshipStep[];
}
