import type { Fact } from '../../../schema/statistics/facts';
import {
  factValues,
  namedFact,
  namesOf,
  sameSubject,
  subjectOf,
  type FactNames,
  type FactRow,
  type FactValues,
} from './factOf';
import type { FactPlan } from './factPlan';

/** A row before and after a write; null where there was none, or is none any more. */
export interface RowChange {
  readonly before: FactRow | null;
  readonly after: FactRow | null;
  readonly plan: FactPlan;
}

/** A fact that a write adds or removes. */
export interface FactChange {
  readonly recordId: string;
  readonly subjectId: string;
  readonly weight: 1 | -1;
  readonly fact: Fact;
}

type PackedChange = readonly [
  recordId: string,
  subjectId: string,
  weight: 1 | -1,
  values: FactValues,
];

interface PackedKind extends FactNames {
  readonly changes: PackedChange[];
}

/**
 * What a transaction changes in the facts, as text. The names of the columns are written once for
 * each kind. A write that leaves the fact and its subject as they were changes nothing.
 */
export function packChanges(changes: readonly RowChange[]): string {
  const kinds = new Map<FactPlan, PackedKind>();
  for (const { before, after, plan } of changes) {
    const [from, to] = [packed(plan, before, -1), packed(plan, after, 1)];
    if (from && to && from[1] === to[1] && isSame(from[3], to[3]))
      if (sameSubject(plan, before!, after!)) continue;
    if (!from && !to) continue;
    let kind = kinds.get(plan);
    if (kind === undefined) kinds.set(plan, (kind = { ...namesOf(plan), changes: [] }));
    if (from) kind.changes.push(from);
    if (to) kind.changes.push(to);
  }
  return JSON.stringify([...kinds.values()]);
}

/** The changes in a text of `packChanges`. */
export function unpackChanges(text: string): FactChange[] {
  return (JSON.parse(text) as readonly PackedKind[]).flatMap(({ changes, ...names }) =>
    changes.map(([recordId, subjectId, weight, values]) => ({
      recordId,
      subjectId,
      weight,
      fact: namedFact(names, values),
    })),
  );
}

function packed(plan: FactPlan, row: FactRow | null, weight: 1 | -1): PackedChange | null {
  const values = row && factValues(plan, row);
  return values && [row._id, subjectOf(plan, row), weight, values];
}

function isSame(a: FactValues, b: FactValues): boolean {
  return a.every((value, index) => {
    const other = b[index];
    return (
      value === other || (Array.isArray(value) && JSON.stringify(value) === JSON.stringify(other))
    );
  });
}
