import type { ChangeGround } from '../codes/record';

/**
 * A change to the registration of a subject: of its code, or the merge of a duplicate. It names no
 * code and no person. It is written in the transaction of the change and never changes.
 */
export interface SubjectChangeRecord {
  readonly _id: string;
  /** The subject; after a merge the one that survives. */
  readonly subjectId: string;
  readonly action: 'CODE' | 'MERGE';
  readonly ground: ChangeGround;
  readonly changedOn: string;
  readonly duplicateId: string | null;
  readonly reason: string;
  /** Why registrations that contradict each other are of one subject. */
  readonly contradictions: string | null;
  readonly at: Date;
  /** The steward's pseudonym. */
  readonly by: string;
  readonly department: string;
  /** Number of the event by which the other subgraphs move their records; null for a code. */
  readonly event: number | null;
  /** Digest of the caller and its idempotency key. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repetition from a second use of the key. */
  readonly input: string;
}
