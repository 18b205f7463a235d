import { chinaDate } from '../../schema/policy/chinaDate';
import { matrixInForce } from '../../schema/policy/matrix';

const HOUR_MS = 3_600_000;

let known = { hour: NaN, version: '' };

/** The version of the matrix in force at a moment, `none` before the first. */
export function matrixVersionAt(moment: Date): string {
  // A day in China begins on the hour; within one the answer is the same.
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  if (known.hour !== hour)
    known = { hour, version: matrixInForce(chinaDate(moment))?.version ?? 'none' };
  return known.version;
}
