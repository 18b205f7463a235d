import type { FormerCodeKind } from '../../../schema/identifiers/formerCode';
import type { Sealed } from '../../framework/vault/vault';

/** Why a code changed. Every ground but MERGED is given by the steward. */
export const CHANGE_GROUNDS = ['REPLACED', 'MOVED', 'CORRECTED', 'MERGED'] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];

/** A time in which a subject used a code. Days are YYYY-MM-DD, China Standard Time. */
export interface CodePeriod {
  /** Null if unknown. */
  readonly from: string | null;
  readonly to: string;
  readonly ground: ChangeGround;
  /** Id of the department that recorded the change. */
  readonly department: string;
  readonly reason: string;
}

/**
 * A code that a subject no longer uses, or a number of a person, which is sealed. A subject that
 * returns to an earlier code keeps the entry with its period. Each code belongs to one subject.
 */
export interface FormerCodeRecord {
  readonly _id: string;
  readonly subjectId: string;
  /** The duplicate to which it belonged before a merge; absent for a code of the subject's own. */
  readonly registeredAs?: string;
  readonly kind: FormerCodeKind;
  /** Only of an organisation. */
  readonly code?: string;
  /** Only of a person. */
  readonly number?: Sealed;
  readonly numberIndex?: readonly string[];
  /** In the order of recording. */
  readonly periods: readonly CodePeriod[];
}
