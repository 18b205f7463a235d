import type { PenaltyRow } from '../../schema/generated/government.rows';

const YUAN = 100n;

/**
 * Upper limits of the bands. Those of 100,000 and 500,000 yuan are the money limits of Tianjin's
 * risk classes (天津市市场主体信用风险分类办法, 2017); the lowest is our own.
 */
const BANDS = [
  ['NONE', 0n],
  ['UP_TO_10K', 10_000n * YUAN],
  ['UP_TO_100K', 100_000n * YUAN],
  ['UP_TO_500K', 500_000n * YUAN],
] as const;

export type PenaltyAmountBand = (typeof BANDS)[number][0] | 'OVER_500K';

/** The band of a penalty's fine and confiscation together. */
export function amountBand({
  fine,
  confiscation,
}: Pick<PenaltyRow, 'fine' | 'confiscation'>): PenaltyAmountBand {
  // The driver hands out 64-bit integers beyond the safe range as Long, which reads as text.
  const total = BigInt(String(fine)) + BigInt(String(confiscation));
  return BANDS.find(([, limit]) => total <= limit)?.[0] ?? 'OVER_500K';
}
