/** Counts by name. */
export type Tally = Readonly<Record<string, number>>;

/** What the quality of a department's records of one kind is computed from. Counts add up. */
export interface QualityCounts {
  readonly records: number;
  /** Fields that a record can fill, and those that are filled. */
  readonly cells: number;
  readonly filled: number;
  /** Records that fill a field, by the name of the field. */
  readonly filledBy: Tally;
  /** Records to which a term of reporting applied, and those received within it. */
  readonly termed: number;
  readonly timely: number;
  /** Records with a contradiction, and the contradictions by rule. */
  readonly contradictory: number;
  readonly contradictions: Tally;
  readonly corrected: number;
  readonly revoked: number;
  /** Rows that were submitted, and those that were accepted or already stored. */
  readonly submitted: number;
  readonly accepted: number;
  /** Records that must be published by now, and those that are or were. */
  readonly due: number;
  readonly published: number;
  /** Records that are not published, by reason. */
  readonly unpublished: Tally;
  /** The latest receipt and the latest decision; null without records. */
  readonly lastReceivedAt: Date | null;
  readonly lastDecisionDate: string | null;
}

export const NO_COUNTS: QualityCounts = Object.freeze({
  records: 0,
  cells: 0,
  filled: 0,
  filledBy: {},
  termed: 0,
  timely: 0,
  contradictory: 0,
  contradictions: {},
  corrected: 0,
  revoked: 0,
  submitted: 0,
  accepted: 0,
  due: 0,
  published: 0,
  unpublished: {},
  lastReceivedAt: null,
  lastDecisionDate: null,
});

/** The sum of counts; the later of two dates. */
export function addCounts(one: QualityCounts, other: QualityCounts): QualityCounts {
  const entries = Object.entries(one).map(([name, value]) => {
    const added = other[name as keyof QualityCounts];
    return [name, addValues(value as Countable, added)];
  });
  return Object.fromEntries(entries) as QualityCounts;
}

type Countable = number | Tally | Date | string | null;

function addValues(one: Countable, other: Countable): Countable {
  if (one === null || other === null) return one ?? other;
  if (typeof one === 'number') return one + (other as number);
  if (typeof one === 'string' || one instanceof Date)
    return one > (other as typeof one) ? one : other;
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other as Tally)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
