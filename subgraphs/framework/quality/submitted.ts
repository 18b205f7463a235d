import type { BatchCounts } from '../intake/batches/record';
import { NO_COUNTS, type QualityCounts } from './counts';

/** The counts that the batches of a department add: rows that were submitted and accepted. */
export function submittedCounts({ rows, accepted, unchanged }: BatchCounts): QualityCounts {
  return { ...NO_COUNTS, submitted: rows, accepted: accepted + unchanged };
}
