import type { PenaltyRow } from '../../schema/generated/government.rows';

const YUAN = 100n;

/**
 * Upper limits of the bands, in fen. The limits of 100,000 and 500,000 yuan are those of Tianjin's
 * risk classes (天津市市场主体信用风险分类办法, 2017); the lowest one is this project's own.
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
  // The driver returns 64-bit integers beyond the safe range as Long, which converts to a string.
  const total = BigInt(String(fine)) + BigInt(String(confiscation));
  return BANDS.find(([, limit]) => total <= limit)?.[0] ?? 'OVER_500K';
}
