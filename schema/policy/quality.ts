/** The indicators of data quality, in the order of a scorecard. */
export const QUALITY_INDICATORS = [
  'COMPLETENESS',
  'TIMELINESS',
  'CONSISTENCY',
  'ACCEPTANCE',
  'ACCURACY',
  'COVERAGE',
] as const;
export type QualityIndicator = (typeof QUALITY_INDICATORS)[number];

/** One version of the formula by which departments are scored. */
export interface QualityFormula {
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Origin of the weights; (ours) where we chose them. */
  readonly source: string;
  /** The weight of each indicator; only their proportions count. */
  readonly weights: Readonly<Record<QualityIndicator, number>>;
}

/**
 * The formula of the monthly scorecard: the weighted mean of the indicators, times 100. An
 * indicator without a denominator, such as TIMELINESS where no term applies, is left out.
 */
const QUALITY_FORMULAS: readonly QualityFormula[] = Object.freeze([
  {
    effectiveFrom: '2021-01-01',
    effectiveTo: null,
    source:
      'Weights chosen for the district: completeness and timeliness are what the monitoring of double publicity by the NDRC counts first (ours)',
    weights: {
      COMPLETENESS: 20,
      TIMELINESS: 25,
      CONSISTENCY: 15,
      ACCEPTANCE: 15,
      ACCURACY: 10,
      COVERAGE: 15,
    },
  },
]);

/**
 * The formula in force on a day.
 * @throws RangeError for a day before the first formula
 */
export function qualityFormula(day: string): QualityFormula {
  const found = QUALITY_FORMULAS.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  if (found === undefined) throw new RangeError(`No formula of quality was in force on ${day}.`);
  return found;
}
