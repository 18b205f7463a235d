/** The bands below 10M with their exclusive upper bounds in fen. */
const BANDS = [
  ['BELOW_10K', 1_000_000n],
  ['FROM_10K_TO_100K', 10_000_000n],
  ['FROM_100K_TO_1M', 100_000_000n],
  ['FROM_1M_TO_10M', 1_000_000_000n],
] as const;

/** The values of the SDL's AmountBand. */
export type AmountBand = (typeof BANDS)[number][0] | 'FROM_10M';

/**
 * The band of an amount, for callers who need the order of magnitude but not the exact figure.
 * @param fen the amount as the database returns it: a number, a bigint or a 64-bit Long
 */
export function amountBand(fen: number | bigint | { toString(): string }): AmountBand {
  const amount = BigInt(fen.toString());
  return BANDS.find(([, bound]) => amount < bound)?.[0] ?? 'FROM_10M';
}
