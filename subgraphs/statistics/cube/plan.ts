import type { FactColumns } from './factColumns';
import { SUBJECT_KIND_OF_FACTS } from '../../../schema/statistics/subjectKind';
import { isDistinct, KIND, type Measure, type Question } from './question';
import { axesOf, type AxisPeriods, type DayBounds } from './range';
import type { RollupSpec } from './rollup';

/** A roll-up whose cells are parts of a measure, and the periods that are. */
export interface PlanPart {
  readonly spec: RollupSpec;
  readonly periods: AxisPeriods['periods'];
}

/** The parts of each measure; null if it is not the sum of parts. */
export type Plan = readonly (readonly PlanPart[] | null)[];

/** Which roll-ups answer a question; `by` are the dimensions of the rows, none for the totals. */
export function planOf(
  question: Question,
  by: readonly string[],
  facts: ReadonlyMap<string, FactColumns>,
  bounds: DayBounds,
): Plan {
  return question.measures.map((measure) => {
    const axes = axesOf(question, measure, bounds);
    const groups = kindsOf(question, measure, by, [...facts.keys()]);
    if (groups === null) return null;
    if (isDistinct(measure) && axes.some(({ periods }) => !hasOnePart(periods, axes))) return null;
    const several = severalValues(question, by);
    const columns = groups.flat().map((kind) => facts.get(kind)!);
    if (several.some((name) => overlaps(name, measure, columns))) return null;
    const dimensions = [...new Set([...by, ...Object.keys(question.filter)])]
      .filter((name) => name !== KIND)
      .sort();
    const isDetailed = isDistinct(measure) || 'sum' in measure;
    return groups.flatMap((kinds) =>
      axes.map(({ axis, periods }) => ({ spec: { kinds, dimensions, axis, isDetailed }, periods })),
    );
  });
}

/** Whether each period of the table is one period of one axis. */
function hasOnePart(periods: AxisPeriods['periods'], axes: readonly AxisPeriods[]): boolean {
  if (axes.length > 1) return false;
  return periods === null || new Set(periods.values()).size === periods.size;
}

/**
 * The kinds of each roll-up: one kind each, and for distinct subjects of several kinds all kinds of
 * record there are in one. Other sets of kinds have no count of distinct subjects: such sets overlap, and
 * their differences would reveal who is in one of them only.
 */
function kindsOf(
  { of }: Question,
  measure: Measure,
  by: readonly string[],
  all: readonly string[],
): string[][] | null {
  const known = of.filter((kind) => all.includes(kind)).sort();
  if (!isDistinct(measure) || by.includes(KIND) || known.length <= 1)
    return known.map((kind) => [kind]);
  const records = all.filter((kind) => kind !== SUBJECT_KIND_OF_FACTS);
  return known.length === records.length ? [known] : null;
}

/** Dimensions whose cells are added up over several values of the filter. */
function severalValues({ filter }: Question, by: readonly string[]): string[] {
  return Object.entries(filter)
    .filter(([name, values]) => values.length > 1 && !by.includes(name))
    .map(([name]) => name);
}

/** Whether a record, or a subject that is counted once, may have several values of a dimension. */
function overlaps(name: string, measure: Measure, facts: readonly FactColumns[]): boolean {
  return facts.some((each) => {
    const column = each.dimensions.get(name);
    return column !== undefined && (column.isList || isDistinct(measure));
  });
}
