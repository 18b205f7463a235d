import type { DimensionValue, Fact } from '../../../schema/statistics/facts';
import { isHeld } from '../records/live';
import type { CreditRecord } from '../records/record';
import { endedOn } from './endedOn';
import type { FactPlan } from './factPlan';

/** The day, the end, the dimensions and the measures of a fact, in the order of its plan. */
export type FactValues = readonly (DimensionValue | number)[];

/** The names of the columns in values that are stored. */
export interface FactNames {
  readonly kind: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

/**
 * The values of a row's fact; null for a record that is only stored, which statistics do not count
 * (PIPL, Art. 47), and for the records of minors, who are no credit subjects.
 */
export function factValues(plan: FactPlan, row: CreditRecord): FactValues | null {
  if (row.state === 'FROZEN' || !isHeld(row)) return null;
  const given = row as unknown as Readonly<Record<string, unknown>>;
  const values: (DimensionValue | number)[] = [row.decisionDate, endedOn(row)];
  for (const { valueOf } of plan.dimensions) values.push(valueOf(given));
  for (const { valueOf } of plan.measures) values.push(valueOf(given));
  return values;
}

/** The fact of a row; null where `factValues` is. */
export function factOf(plan: FactPlan, row: CreditRecord): Fact | null {
  const values = factValues(plan, row);
  return values && namedFact(namesOf(plan), values);
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
