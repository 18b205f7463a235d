import type { Viewer } from '../../schema/viewer';
import { INPUT_LIMITS } from './inputLimits';

/** Limits on the body of a request. */
export interface BodyLimits {
  readonly bytes: number;
  /** The number of bytes, for people. */
  readonly size: string;
  /** Members of all its lists and objects in total. */
  readonly values: number;
}

/** Limit on the text of an operation, which caches store. */
export const MAX_TEXT_LENGTH = 100 * 1024;

const EVERYBODY: BodyLimits = { bytes: 100 * 1024, size: '100 kB', values: INPUT_LIMITS.values };
/** 500 rows of 48 cells, with up to 2 kB each. */
const STEWARDS: BodyLimits = { bytes: 1024 * 1024, size: '1 MB', values: 25_000 };

/**
 * A body of records in batches needs more than any other; only those who may submit it have a
 * higher limit. The caller must be authenticated before the body is read.
 */
export function bodyLimitsOf({ roles, assurance }: Viewer): BodyLimits {
  return roles.includes('steward') && assurance >= 3 ? STEWARDS : EVERYBODY;
}
