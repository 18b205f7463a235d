import { compareText } from '../../../schema/compareText';
import type { StatisticsProtection } from '../../../schema/policy/statistics';
import { isDistinct, type Measure } from '../cube/question';
import type { RawRow, RawTable, RawValue } from '../cube/rawTable';
import { combine } from './combine';

/** The rows of a table in order, and those that `top` combines, one for each period. */
export interface ArrangedRows {
  readonly rows: readonly RawRow[];
  readonly others: readonly RawRow[];
}

/** All rows of a key, one for each period. */
interface Group {
  readonly key: readonly (string | null)[];
  readonly rows: RawRow[];
}

/**
 * Sorts and cuts the rows by their published values: an order by exact ones would reveal which of
 * two equal values is greater. A key keeps all its periods; suppressed values come last.
 */
export function arrange(table: RawTable, policy: StatisticsProtection): ArrangedRows {
  const { measures, order, top } = table.question;
  const groups = groupsOf(table.rows);
  const published = (measure: number) => (group: Group) =>
    group.rows.reduce<number | null>((sum, row) => {
      const { value } = combine(row.values[measure]!, measures[measure]!, policy);
      return value === null ? sum : (sum ?? 0) + value;
    }, null);
  let kept = groups;
  let others: RawRow[] = [];
  if (top !== null && groups.length > top) {
    const ranked = sortedBy(groups, published(0), true);
    kept = groups.filter((group) => ranked.indexOf(group) < top);
    others = combineRows(ranked.slice(top), table);
  }
  if (order !== null && order.by !== 'KEY')
    kept = sortedBy(kept, published(order.by), order.descending);
  else if (order?.descending === true) kept = [...kept].reverse();
  return { rows: kept.flatMap((group) => group.rows), others };
}

/** The groups by their keys, each with its periods in order. */
function groupsOf(rows: readonly RawRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const name = JSON.stringify(row.key);
    const group = groups.get(name) ?? { key: row.key, rows: [] };
    group.rows.push(row);
    groups.set(name, group);
  }
  for (const group of groups.values()) group.rows.sort((a, b) => a.period - b.period);
  return [...groups.values()].sort((a, b) => compareKeys(a.key, b.key));
}

function sortedBy(
  groups: readonly Group[],
  valueOf: (group: Group) => number | null,
  descending: boolean,
): Group[] {
  return groups
    .map((group) => ({ group, value: valueOf(group) }))
    .sort(({ value: a }, { value: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return descending ? b - a : a - b;
    })
    .map(({ group }) => group);
}

/** Values sort by their code points, records without a value last. */
function compareKeys(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i]!;
    if (left === right) continue;
    if (left === null || right === null) return left === null ? 1 : -1;
    return compareText(left, right);
  }
  return 0;
}

function combineRows(groups: readonly Group[], { question: { measures } }: RawTable): RawRow[] {
  const byPeriod = new Map<number, RawValue[]>();
  for (const { rows } of groups)
    for (const { period, values } of rows) {
      const sum = byPeriod.get(period) ?? measures.map(() => []);
      byPeriod.set(
        period,
        sum.map((parts, i) => added(parts, values[i]!, measures[i]!)),
      );
    }
  return [...byPeriod]
    .sort(([a], [b]) => a - b)
    .map(([period, values]) => ({ key: [], period, values }));
}

function added(sum: RawValue, parts: RawValue, measure: Measure): RawValue {
  if (sum === null || parts === null) return null;
  // A record, or a subject, may be in several rows.
  const overlaps = isDistinct(measure) || parts.some(({ block }) => block.lists.includes(true));
  return overlaps && sum.length > 0 ? null : [...sum, ...parts];
}
