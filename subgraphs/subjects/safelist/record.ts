import type {
  SafelistChangeRow,
  SafelistOperationRow,
  SafelistRow,
} from '../../../schema/generated/subjects.rows';
import type { OperationFault } from '../../../schema/safelist/checkOperation';

/** The state of one client's safelist. It remains after a release, so that versions increase. */
export type SafelistRecord = SafelistRow;

/**
 * An operation of a client: on its safelist when `draft` is null, else in the draft of that name.
 * Its own members are never null in a draft, except the name.
 */
export type OperationRecord = SafelistOperationRow;

/** The result of submitting one operation. */
export interface SubmissionResult {
  readonly id: string;
  readonly name: string | null;
  readonly outcome: 'ADDED' | 'UNCHANGED' | 'INVALID';
  readonly faults: readonly OperationFault[];
}

/** One change of a safelist. A change is never modified. */
export interface SafelistChangeRecord extends SafelistChangeRow {
  /** The state after the change. */
  readonly after: SafelistRecord;
  /** The results of a submission, for a repeated request. */
  readonly results: readonly SubmissionResult[];
}
