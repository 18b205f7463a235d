import {
  QUALITY_INDICATORS,
  qualityFormula,
  type QualityIndicator,
} from '../../../schema/policy/quality';
import type { QualityCounts } from './counts';

/** The value of an indicator: a fraction of two counts. */
export interface IndicatorValue {
  readonly indicator: QualityIndicator;
  readonly numerator: number;
  readonly denominator: number;
  /** From 0 to 1; null without a denominator. */
  readonly value: number | null;
  readonly weight: number;
}

/** The indicators of counts, and the score from 0 to 100; null if no indicator has a value. */
export interface Scorecard {
  readonly indicators: readonly IndicatorValue[];
  readonly score: number | null;
}

const FRACTIONS: Readonly<Record<QualityIndicator, (counts: QualityCounts) => [number, number]>> = {
  COMPLETENESS: ({ filled, cells }) => [filled, cells],
  TIMELINESS: ({ timely, termed }) => [timely, termed],
  CONSISTENCY: ({ records, contradictory }) => [records - contradictory, records],
  ACCEPTANCE: ({ accepted, submitted }) => [accepted, submitted],
  ACCURACY: ({ records, corrected }) => [records - corrected, records],
  COVERAGE: ({ published, due }) => [published, due],
};

/**
 * Computes the scorecard of counts by the formula in force.
 * @param day the day whose formula applies, YYYY-MM-DD
 */
export function scorecardOf(counts: QualityCounts, day: string): Scorecard {
  const { weights } = qualityFormula(day);
  const indicators = QUALITY_INDICATORS.map((indicator): IndicatorValue => {
    const [numerator, denominator] = FRACTIONS[indicator](counts);
    const value = denominator === 0 ? null : numerator / denominator;
    return { indicator, numerator, denominator, value, weight: weights[indicator] };
  });
  const valued = indicators.filter(({ value }) => value !== null);
  const weight = valued.reduce((sum, one) => sum + one.weight, 0);
  const reached = valued.reduce((sum, one) => sum + one.weight * one.value!, 0);
  return { indicators, score: weight === 0 ? null : round((100 * reached) / weight) };
}

/** Two decimals: scores are compared and shown, not computed with. */
const round = (score: number): number => Math.round(score * 100) / 100;
