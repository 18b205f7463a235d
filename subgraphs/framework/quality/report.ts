import { chinaDate } from '../../../schema/policy/chinaDate';
import { addCounts, type QualityCounts, type Tally } from './counts';
import { ALL_MONTHS, type QualityMeasurement } from './model';
import { scorecardOf, type IndicatorValue } from './scorecard';

/** The quality of a department's records, as callers see it; see schema/shared/quality.graphql. */
export interface QualityReport extends Pick<
  QualityCounts,
  'records' | 'submitted' | 'corrected' | 'revoked' | 'lastReceivedAt' | 'lastDecisionDate'
> {
  readonly department: string;
  readonly kind: string | null;
  readonly month: string | null;
  readonly measuredAt: Date;
  readonly refused: number;
  readonly score: number | null;
  readonly indicators: readonly (Omit<IndicatorValue, 'indicator'> & { readonly code: string })[];
  readonly fields: readonly {
    readonly field: string;
    readonly filled: number;
    readonly records: number;
  }[];
  readonly contradictions: readonly { readonly rule: string; readonly count: number }[];
  readonly unpublished: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * The report of a measurement.
 * @param fields the names of the kind's fields, in the order of the schema
 */
export function reportOf(
  { department, kind, month, measuredAt, counts }: QualityMeasurement,
  fields: readonly string[],
): QualityReport {
  const { records, filledBy } = counts;
  return {
    ...common({ department, month, measuredAt, counts }),
    kind,
    fields: fields.map((field) => ({ field, filled: filledBy[field] ?? 0, records })),
  };
}

/**
 * The scorecards of departments: one for all kinds of each, highest score first. Departments
 * without a score come last.
 */
export function scorecards(measurements: readonly QualityMeasurement[]): QualityReport[] {
  const sums = new Map<string, QualityMeasurement>();
  for (const one of measurements) {
    const sum = sums.get(one.department);
    sums.set(one.department, sum ? { ...sum, counts: addCounts(sum.counts, one.counts) } : one);
  }
  return [...sums.values()]
    .map((sum) => ({ ...common(sum), kind: null, fields: [] }))
    .sort((one, other) => (other.score ?? -1) - (one.score ?? -1));
}

type Measured = Pick<QualityMeasurement, 'department' | 'month' | 'measuredAt' | 'counts'>;

function common({ department, month, measuredAt, counts }: Measured) {
  const { indicators, score } = scorecardOf(counts, chinaDate(measuredAt));
  const { records, submitted, accepted, corrected, revoked, lastReceivedAt, lastDecisionDate } =
    counts;
  return {
    department,
    month: month === ALL_MONTHS ? null : month,
    measuredAt,
    records,
    submitted,
    refused: submitted - accepted,
    corrected,
    revoked,
    lastReceivedAt,
    lastDecisionDate,
    score,
    indicators: indicators.map(({ indicator: code, ...value }) => ({ code, ...value })),
    contradictions: entriesOf(counts.contradictions).map(([rule, count]) => ({ rule, count })),
    unpublished: entriesOf(counts.unpublished).map(([reason, count]) => ({ reason, count })),
  };
}

function entriesOf(tally: Tally): [name: string, count: number][] {
  return Object.entries(tally).sort(([, one], [, other]) => other - one);
}
