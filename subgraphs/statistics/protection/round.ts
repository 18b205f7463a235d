import type { StatisticsProtection } from '../../../schema/policy/statistics';
import { mix } from '../cube/hash';

const SHARES = 2 ** 32;

/** Independent bits of a cell for each purpose. */
const OFFSET = 0x51ed270b;
const FARTHER = 0x68bc21eb;
const THRESHOLD = 0x02e5be93;
const SUPPRESSED = 0x1b56c4e9;
const SUM = 0x7feb352d;

/**
 * A count, rounded at random to a multiple of the base, and right on average: the count plus a
 * secret offset from 0 to base - 1, rounded down. The offset comes from the key of the cell, the
 * least key of its records. So the same records have the same value, whichever question leads to
 * them, and the offset seldom changes as records are added: who watches a cell grow learns when the
 * sum of count and offset passes a multiple of the base, but not which part of it is the count.
 */
export function roundCount(count: number, key: number, policy: StatisticsProtection): number {
  const { base } = policy;
  if (count === 0 || base === 1) return count;
  const rounded = base * Math.floor((count + (mix(key ^ OFFSET) % base)) / base);
  return Math.max(base, rounded + base * stepsOf(key, policy));
}

/** Further steps up or down; 0 for most cells, each further one with the chance `farther`. */
function stepsOf(key: number, { farther }: StatisticsProtection): number {
  let bits = mix(key ^ FARTHER);
  const sign = bits & 1 ? 1 : -1;
  let steps = 0;
  while ((bits = mix(bits + FARTHER)) < farther * SHARES) steps++;
  return sign * steps;
}

/**
 * What a suppressed cell adds to a value of several cells: nothing or a base, by an even chance that
 * does not depend on its count. A difference of two such values reveals nothing of the cell.
 */
export function standIn(key: number, { base }: StatisticsProtection): number {
  return mix(key ^ SUPPRESSED) & 1 ? base : 0;
}

/** How many distinct subjects a cell needs. */
export function thresholdOf(key: number, policy: StatisticsProtection): number {
  return policy.threshold + (mix(key ^ THRESHOLD) % (policy.thresholdSpread + 1));
}

/**
 * A sum, rounded at random, and right on average, to a multiple of the power of ten at or above the
 * largest contribution of one record.
 */
export function roundSum(sum: number, max: number, key: number): number {
  if (sum === 0) return 0;
  const unit = 10 ** Math.ceil(Math.log10(max));
  return unit * Math.floor(sum / unit + mix(key ^ SUM) / SHARES);
}
