import type { Intake } from './intake';
import type { Leases } from './lease';
import type { Pace } from './pace';
import type { RowWriting } from './writeRows';

/** The parts with which the worker processes batches. */
export interface BatchWork extends RowWriting {
  readonly leases: Leases;
  readonly intake: Pick<Intake, 'targets' | 'files'>;
  readonly pace: Pace;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}
