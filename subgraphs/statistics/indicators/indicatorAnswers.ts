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
import { dimensionOf, type Dimension } from '../questions/dimension';
import { kindsOfTypes } from '../questions/kinds';
import { isOfEveryKind } from '../titles/subjectDimensions';
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
  readonly groups: readonly PointAnswer[];
}

/**
 * The indicators in force in a period, from protected counts: a ratio is as exact as these are.
 * @param today calendar date in China, YYYY-MM-DD
 * @throws BAD_USER_INPUT for a day after today, without an interval, and for an unknown code
 */
export async function indicatorAnswers(
  counts: Counts,
  { codes, by, ...given }: IndicatorArguments,
  today: string,
): Promise<readonly IndicatorAnswer[]> {
  const period = periodOn(given, today);
  const known = indicatorsOn(period.to);
  const unknown = codes?.find((code) => !known.some((entry) => entry.code === code));
  if (unknown !== undefined)
    throw creditError('BAD_USER_INPUT', 'The argument codes names an unknown indicator.');
  const wanted = codes == null ? known : known.filter(({ code }) => codes.includes(code));
  return Promise.all(
    wanted.map((entry) => answerOf(entry, counts, { ...period, by: by ?? null }, today)),
  );
}

async function answerOf(
  entry: IndicatorEntry,
  counts: Counts,
  period: IndicatorPeriod & { readonly by: string | null },
  today: string,
): Promise<IndicatorAnswer> {
  const { numerator, denominator, target } = entry;
  const departments = sharedDimension(DEPARTMENT, entry);
  const grouped = period.by === null ? undefined : sharedDimension(period.by, entry);
  const tablesBy = async (dimension: Dimension | undefined): Promise<Tables> => {
    const ask = (count: IndicatorCount) =>
      counts.answer(questionOf(count, dimension, period), today);
    const [above, below] = await Promise.all([ask(numerator), denominator && ask(denominator)]);
    return { above, below };
  };
  const [tables, groupTables] = await Promise.all([
    tablesBy(departments),
    grouped && tablesBy(grouped),
  ]);
  const { above, below } = tables;
  const last = period.labels.at(-1)!;
  const inPeriod = totalIn(last);
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
    value: valueOf(tables, inPeriod),
    numerator: inPeriod(above),
    denominator: below === undefined ? null : inPeriod(below),
    trend: period.labels.map((label) => ({
      key: periodKey(label),
      value: valueOf(tables, totalIn(label)),
    })),
    byDepartment: departments ? pointsOf(departments, tables, last) : [],
    groups: grouped && groupTables ? pointsOf(grouped, groupTables, last) : [],
  };
}

type ValueOf = (table: ProtectedTable) => number | null;

/** The tables of the numerator and of the denominator. */
interface Tables {
  readonly above: ProtectedTable;
  readonly below: ProtectedTable | undefined;
}

function valueOf({ above, below }: Tables, of: ValueOf): number | null {
  const part = of(above);
  if (below === undefined || part === null) return part;
  const whole = of(below);
  return whole === null || whole === 0 ? null : Math.min(1, part / whole);
}

/** The values of a period by a dimension. */
function pointsOf(dimension: Dimension, tables: Tables, label: string): PointAnswer[] {
  return keysIn(tables.below ?? tables.above, label).map((key) => ({
    key: keyOf(dimension, key),
    value: valueOf(tables, rowIn(key, label)),
  }));
}

/** The total of a period; a period without records has none. */
const totalIn =
  (label: string): ValueOf =>
  ({ totals, emptyTotals }) =>
    (totals.find(({ period }) => period === label)?.values ?? emptyTotals)[0] ?? null;

const rowIn =
  (wanted: string | null, label: string): ValueOf =>
  ({ rows, empty }) =>
    (rows.find(({ key, period }) => period === label && key?.[0] === wanted)?.values ?? empty)[0] ??
    null;

function keysIn({ rows }: ProtectedTable, label: string): (string | null)[] {
  return rows
    .filter(({ period, key }) => period === label && key !== null)
    .map(({ key }) => key![0] ?? null);
}

const DEPARTMENT = 'SOURCE_DEPARTMENT';

/**
 * The dimension by which an indicator is grouped; undefined when one of its kinds does not have it:
 * no department supplies subjects.
 */
function sharedDimension(
  value: string,
  { numerator, denominator }: IndicatorEntry,
): Dimension | undefined {
  const kinds = kindsOfTypes([...numerator.of, ...(denominator?.of ?? [])]);
  const hasIt = kinds.every((kind) => isOfEveryKind(value) || kind.dimensions.has(value));
  return hasIt ? dimensionOf(value, kindsOfTypes(numerator.of)) : undefined;
}

function questionOf(
  { of, measure, filter }: IndicatorCount,
  by: Dimension | undefined,
  { interval, from, to }: IndicatorPeriod,
): Question {
  return {
    of,
    measures: [{ kind: measure }],
    by: by === undefined ? [] : [by.name],
    interval,
    filter: filter ?? {},
    from,
    to,
    asOf: to,
    order: null,
    top: null,
  };
}
