import type { StatisticsProtection } from '../../../schema/policy/statistics';
import type { Interval } from '../cube/question';
import { periodLabel } from '../cube/periods';
import type { RawRow, RawTable, RawValue } from '../cube/rawTable';
import { arrange } from './arrange';
import { combine } from './combine';
import type { Reason } from './reason';

/** A row that may be published. */
export interface ProtectedRow {
  /** Values in the order of `by`; null for the row of all others. */
  readonly key: readonly (string | null)[] | null;
  /** The label of the period, such as 2026-03; null without an interval. */
  readonly period: string | null;
  /** By measure; null where the value is suppressed. */
  readonly values: readonly (number | null)[];
}

/** A table that may be published. */
export interface ProtectedTable {
  readonly rows: readonly ProtectedRow[];
  readonly totals: readonly ProtectedRow[];
  /** The values of a row that is left out as it has no record: zero, or null as above. */
  readonly empty: readonly (number | null)[];
  readonly emptyTotals: readonly (number | null)[];
  /** The number of values that are not published, by reason. */
  readonly suppressed: Readonly<Partial<Record<Reason, number>>>;
}

const cache = new WeakMap<RawTable, { policy: StatisticsProtection; table: ProtectedTable }>();

/** Protects the answer of a cube, and sorts its rows by what is published. */
export function protect(table: RawTable, policy: StatisticsProtection): ProtectedTable {
  const known = cache.get(table);
  if (known?.policy === policy) return known.table;
  const made = protectAnew(table, policy);
  cache.set(table, { policy, table: made });
  return made;
}

function protectAnew(table: RawTable, policy: StatisticsProtection): ProtectedTable {
  const { question } = table;
  const suppressed: Partial<Record<Reason, number>> = {};
  const publish = (row: RawRow, isOther: boolean): ProtectedRow => ({
    key: isOther ? null : row.key,
    period: labelOf(question.interval, row.period),
    values: row.values.map((parts, i) => {
      const { value, reason } = combine(parts, question.measures[i]!, policy);
      if (reason !== null) suppressed[reason] = (suppressed[reason] ?? 0) + 1;
      return value;
    }),
  });
  const ranked = arrange(table, policy);
  return {
    rows: [
      ...ranked.rows.map((row) => publish(row, false)),
      ...ranked.others.map((row) => publish(row, true)),
    ],
    totals: [...table.totals].sort((a, b) => a.period - b.period).map((row) => publish(row, false)),
    empty: table.empty.map(emptyValue),
    emptyTotals: table.emptyTotals.map(emptyValue),
    suppressed,
  };
}

function labelOf(interval: Interval, period: number): string | null {
  return interval === 'NONE' ? null : periodLabel(interval, period);
}

function emptyValue(parts: RawValue): 0 | null {
  return parts === null ? null : 0;
}
