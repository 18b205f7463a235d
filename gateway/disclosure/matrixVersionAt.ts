import { chinaDate } from '../../schema/policy/chinaDate';
import { matrixInForce } from '../../schema/policy/matrix';

const HOUR_MS = 3_600_000;

let cached = { hour: NaN, version: '' };

/** The version of the purpose × cluster matrix at a moment, `none` before the first. */
export function matrixVersionAt(moment: Date): string {
  // A version begins with a day, and a day in China begins on the hour.
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  if (cached.hour !== hour)
    cached = { hour, version: matrixInForce(chinaDate(moment))?.version ?? 'none' };
  return cached.version;
}
