import type { StatisticsProtection } from '../../../schema/policy/statistics';
import type { Measure } from '../cube/question';
import type { RawValue } from '../cube/rawTable';
import type { Reason } from './reason';
import { standIn } from './round';
import { verdictOn } from './verdict';

/** A published value, or null and the reason. */
export interface Published {
  readonly value: number | null;
  readonly reason: Reason | null;
}

/**
 * The published value of a sum of parts: the sum of the published parts. It is made of nothing else,
 * so that values which differ in some parts differ by the published values of these, however many
 * of them somebody compares.
 */
export function combine(
  parts: RawValue,
  measure: Measure,
  policy: StatisticsProtection,
): Published {
  if (parts === null) return { value: null, reason: 'NOT_ADDITIVE' };
  let value = 0;
  let suppressed = 0;
  let reason: Reason | null = null;
  for (const { block, cell } of parts) {
    const { values, reasons } = verdictOn(block, measure, policy);
    const why = reasons[cell];
    if (why === undefined) value += values[cell]!;
    else {
      suppressed++;
      reason = why;
      if (!('sum' in measure)) value += standIn(block.keys[cell]!, policy);
    }
  }
  if (suppressed > policy.suppressedParts * parts.length)
    return { value: null, reason: parts.length === 1 ? reason : 'SUPPRESSED_PARTS' };
  return { value, reason: null };
}
