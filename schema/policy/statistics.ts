/** One version of the rules by which published statistics are protected. */
export interface StatisticsProtection {
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Origin of the values; (ours) where we chose them. */
  readonly source: string;
  /** A cell with fewer distinct subjects is never published. */
  readonly threshold: number;
  /**
   * Each cell's own threshold is up to this much higher, so that the day on which a cell appears
   * does not reveal how many subjects it had the day before.
   */
  readonly thresholdSpread: number;
  /** Whether further cells are suppressed, so that no line has exactly one suppressed cell. */
  readonly complement: boolean;
  /** Counts are rounded at random to a multiple of this. */
  readonly base: number;
  /** Chance, from 0 to 1, of each further step of rounding: no count has certain bounds. */
  readonly farther: number;
  /** A sum is not published if one subject has more than this share of it, from 0 to 1. */
  readonly dominance: number;
  /**
   * A value that is added up from cells is not published if more than this share of them, from 0
   * to 1, is suppressed.
   */
  readonly suppressedParts: number;
}

/** All versions, oldest first. */
const STATISTICS_PROTECTIONS: readonly StatisticsProtection[] = Object.freeze([
  {
    effectiveFrom: '2021-11-01',
    effectiveTo: null,
    source:
      'PIPL, Arts 4 and 73: only information that cannot be restored to a person is anonymous (S). Threshold, rounding base and dominance of 80 % as official statistics use them (Handbook on Statistical Disclosure Control, Hundepool and others, 2010) (K); the values are chosen for the district (ours)',
    threshold: 5,
    thresholdSpread: 2,
    complement: true,
    base: 5,
    farther: 0.05,
    dominance: 0.8,
    suppressedParts: 0.25,
  },
]);

/**
 * The protection in force on a day.
 * @throws RangeError for a day before the first version
 */
export function statisticsProtection(day: string): StatisticsProtection {
  const found = STATISTICS_PROTECTIONS.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  if (found === undefined)
    throw new RangeError(`No protection of statistics was in force on ${day}.`);
  return found;
}
