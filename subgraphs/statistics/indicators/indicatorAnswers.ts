import { creditError } from '../../../schema/errors';
import {
  indicatorsOn,
  type IndicatorCount,
  type IndicatorEntry,
} from '../../../schema/policy/indicators';
import { keyOf, periodKey, type KeyAnswer } from '../answers/shape';
import type { Counts } from '../counts';
import type { Question } from '../cube/question';
import type { ProtectedTable } from '../protection/protect';
import type { IndicatorArguments } from '../questions/arguments';
import { dimensionOf } from '../questions/dimension';
import { kindsOfTypes } from '../questions/kinds';
import { periodOn, type IndicatorPeriod } from './period';

/** An `IndicatorPoint`. */
interface PointAnswer {
  readonly key: KeyAnswer;
  readonly value: number | null;
}

/** A `StatisticsIndicator`. */
export interface IndicatorAnswer {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly formulaZh: string;
  readonly formulaEn: string;
  readonly source: string;
  readonly isRatio: boolean;
  readonly target: number | null;
  readonly direction: 'AT_LEAST' | 'AT_MOST' | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly trend: readonly PointAnswer[];
  readonly byDepartment: readonly PointAnswer[];
}

/**
 * The indicators in force in a period, from protected counts: a ratio is as exact as these are.
 * @param today calendar date in China, YYYY-MM-DD
 * @throws BAD_USER_INPUT for a day after today, without an interval, and for an unknown code
 */
export async function indicatorAnswers(
  counts: Counts,
  { codes, ...given }: IndicatorArguments,
  today: string,
): Promise<readonly IndicatorAnswer[]> {
  const period = periodOn(given, today);
  const known = indicatorsOn(period.to);
  const unknown = codes?.find((code) => !known.some((entry) => entry.code === code));
  if (unknown !== undefined)
    throw creditError('BAD_USER_INPUT', 'The argument codes names an unknown indicator.');
  const wanted = codes == null ? known : known.filter(({ code }) => codes.includes(code));
  return Promise.all(wanted.map((entry) => answerOf(entry, counts, period, today)));
}

async function answerOf(
  entry: IndicatorEntry,
  counts: Counts,
  period: IndicatorPeriod,
  today: string,
): Promise<IndicatorAnswer> {
  const { numerator, denominator, target } = entry;
  const ask = (count: IndicatorCount) => counts.answer(questionOf(count, period), today);
  const [above, below] = await Promise.all([ask(numerator), denominator && ask(denominator)]);
  const valueOf = (of: ValueOf): number | null => {
    const part = of(above);
    if (below === undefined || part === null) return part;
    const whole = of(below);
    return whole === null || whole === 0 ? null : Math.min(1, part / whole);
  };
  const last = period.labels.at(-1)!;
  const inPeriod = totalIn(last);
  const departments = departmentDimension(numerator);
  return {
    code: entry.code,
    nameZh: entry.name,
    nameEn: entry.english,
    formulaZh: entry.formula,
    formulaEn: entry.formulaEnglish,
    source: entry.source,
    isRatio: below !== undefined,
    target: target?.value ?? null,
    direction: target?.direction ?? null,
    value: valueOf(inPeriod),
    numerator: inPeriod(above),
    denominator: below === undefined ? null : inPeriod(below),
    trend: period.labels.map((label) => ({
      key: periodKey(label),
      value: valueOf(totalIn(label)),
    })),
    byDepartment: departmentsIn(below ?? above, last).map((department) => ({
      key: keyOf(departments, department),
      value: valueOf(departmentIn(department, last)),
    })),
  };
}

type ValueOf = (table: ProtectedTable) => number | null;

/** The total of a period; a period without records has none. */
const totalIn =
  (label: string): ValueOf =>
  ({ totals, emptyTotals }) =>
    (totals.find(({ period }) => period === label)?.values ?? emptyTotals)[0] ?? null;

const departmentIn =
  (department: string | null, label: string): ValueOf =>
  ({ rows, empty }) =>
    (rows.find(({ key, period }) => period === label && key?.[0] === department)?.values ??
      empty)[0] ?? null;

function departmentsIn({ rows }: ProtectedTable, label: string): (string | null)[] {
  return rows
    .filter(({ period, key }) => period === label && key !== null)
    .map(({ key }) => key![0] ?? null);
}

const DEPARTMENT = 'SOURCE_DEPARTMENT';

const departmentDimension = ({ of }: IndicatorCount) => dimensionOf(DEPARTMENT, kindsOfTypes(of));

function questionOf(
  { of, measure, filter }: IndicatorCount,
  { interval, from, to }: IndicatorPeriod,
): Question {
  return {
    of,
    measures: [{ kind: measure }],
    by: ['sourceDepartment'],
    interval,
    filter: filter ?? {},
    from,
    to,
    asOf: to,
    order: null,
    top: null,
  };
}
