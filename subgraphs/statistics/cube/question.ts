/** The periods of a series; NONE for one value over the whole range. */
export type Interval = 'NONE' | 'MONTH' | 'QUARTER' | 'YEAR';

/**
 * What is counted. RECORDS: records by day of decision. ENDED: records by the day they ended.
 * IN_FORCE: records in force at `asOf`, or at the end of each interval. SUBJECTS: distinct subjects
 * with a record decided in the interval. SUBJECTS_IN_FORCE: distinct subjects with a record that
 * IN_FORCE counts. `sum`: the sum of a `@measure` by day of decision.
 */
export type Measure =
  | { readonly kind: 'RECORDS' | 'ENDED' | 'IN_FORCE' | 'SUBJECTS' | 'SUBJECTS_IN_FORCE' }
  | { readonly sum: string };

/** Whether a measure counts distinct subjects, which do not add up. */
export function isDistinct(measure: Measure): boolean {
  return 'kind' in measure && (measure.kind === 'SUBJECTS' || measure.kind === 'SUBJECTS_IN_FORCE');
}

/** Whether a measure counts what is in force on a day. */
export function isStock(measure: Measure): boolean {
  return 'kind' in measure && (measure.kind === 'IN_FORCE' || measure.kind === 'SUBJECTS_IN_FORCE');
}

/** The dimension of the kinds themselves. */
export const KIND = 'KIND';

/** Rows sorted by the values of their dimensions, or by the measure with this index. */
export interface Order {
  readonly by: 'KEY' | number;
  readonly descending: boolean;
}

/** A question to the cube; all days are YYYY-MM-DD. */
export interface Question {
  readonly of: readonly string[];
  readonly measures: readonly Measure[];
  readonly by: readonly string[];
  readonly interval: Interval;
  /** Values by dimension; null among them for records without a value. */
  readonly filter: Readonly<Record<string, readonly (string | null)[]>>;
  /** First and last day, widened to whole intervals (months for NONE); null for no limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** The day of IN_FORCE; intervals after it have no value, its own interval ends with it. */
  readonly asOf: string | null;
  readonly order: Order | null;
  /** Only the rows with the greatest first measure; the others are combined in one row. */
  readonly top: number | null;
}

const MAX_DIMENSIONS = 3;

/**
 * Checks what types do not state.
 * @throws RangeError if a question has no answer
 */
export function checkQuestion(question: Question): void {
  const { of, measures, by, from, to, asOf, top, filter } = question;
  const fail = (message: string): never => {
    throw new RangeError(message);
  };
  if (of.length === 0) fail('A question needs at least one kind.');
  if (measures.length === 0) fail('A question needs at least one measure.');
  if (by.length > MAX_DIMENSIONS) fail(`A table has at most ${MAX_DIMENSIONS} dimensions.`);
  if (new Set(by).size !== by.length) fail('A table has each dimension once.');
  if (new Set(of).size !== of.length) fail('A question has each kind once.');
  if (from !== null && to !== null && from > to) fail('`from` must not be after `to`.');
  if (top !== null && !(Number.isInteger(top) && top > 0)) fail('`top` must be at least 1.');
  if (asOf === null && measures.some(isStock)) fail('IN_FORCE needs `asOf`.');
  if (KIND in filter) fail('Choose kinds with `of`, not with a filter.');
  for (const [dimension, values] of Object.entries(filter))
    if (values.length === 0 || new Set(values).size !== values.length)
      fail(`The filter of \`${dimension}\` needs at least one value, each once.`);
}
