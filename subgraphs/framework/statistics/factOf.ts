import type { DimensionValue, Fact } from '../../../schema/statistics/facts';
import type { FactPlan } from './factPlan';

/** A row that may have a fact. */
export interface FactRow {
  readonly _id: string;
}

/** The day, the end, the dimensions and the measures of a fact, in the order of its plan. */
export type FactValues = readonly (DimensionValue | number)[];

/** The names of the columns in values that are stored. */
export interface FactNames {
  readonly kind: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

/** The values of a row's fact; null for a row that is not counted. */
export function factValues(plan: FactPlan, row: FactRow): FactValues | null {
  const given = row as unknown as Readonly<Record<string, unknown>>;
  if (!plan.isCounted(given)) return null;
  const values: (DimensionValue | number)[] = [plan.dayOf(given), plan.endOf(given)];
  for (const { valueOf } of plan.dimensions) values.push(valueOf(given));
  for (const { valueOf } of plan.measures) values.push(valueOf(given));
  return values;
}

/** The fact of a row; null where `factValues` is. */
export function factOf(plan: FactPlan, row: FactRow): Fact | null {
  const values = factValues(plan, row);
  return values && namedFact(namesOf(plan), values);
}

/** The id of the subject of a row's fact. */
export function subjectOf(plan: FactPlan, row: FactRow): string {
  return plan.subjectOf(row as unknown as Readonly<Record<string, unknown>>);
}

/** Whether two versions of a row have the same dimensions of their subject. */
export function sameSubject({ watched }: FactPlan, one: FactRow, other: FactRow): boolean {
  if (watched === undefined) return true;
  const text = (row: FactRow) =>
    JSON.stringify(watched(row as unknown as Readonly<Record<string, unknown>>));
  return text(one) === text(other);
}

export function namesOf({ kind, dimensions, measures }: FactPlan): FactNames {
  const name = ({ name }: { readonly name: string }) => name;
  return { kind, dimensions: dimensions.map(name), measures: measures.map(name) };
}

/** The fact with these values. */
export function namedFact({ kind, dimensions, measures }: FactNames, values: FactValues): Fact {
  const [day, endedOn] = values as readonly [string, string | null];
  const own: Record<string, DimensionValue> = {};
  const sums: Record<string, number | null> = {};
  let index = 2;
  for (const name of dimensions) own[name] = values[index++] as DimensionValue;
  for (const name of measures) sums[name] = values[index++] as number | null;
  return { kind, day, endedOn, dimensions: own, measures: sums };
}
