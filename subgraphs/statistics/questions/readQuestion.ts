import { creditError } from '../../../schema/errors';
import { KIND, type Order, type Question } from '../cube/question';
import { countedKinds, type CountedKind } from '../titles/countedKinds';
import type { PublicArguments, SeriesArguments, StatisticsArguments } from './arguments';
import { daysOf, notAfterToday } from './days';
import { dimensionOf, type Dimension } from './dimension';
import { checkList, checkTop, LIMITS } from './limits';
import { filterOf } from './filter';
import { kindsOf } from './kinds';
import { measureOf, type MeasureColumn } from './measure';

/** A question that the cube answers, and what titles its columns. */
export interface Read {
  readonly question: Question;
  readonly kinds: readonly CountedKind[];
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly MeasureColumn[];
}

/**
 * Reads the arguments of `statistics`.
 * @param today calendar date in China, YYYY-MM-DD
 * @throws BAD_USER_INPUT with one sentence that names the argument
 */
export function readStatistics(given: StatisticsArguments, today: string): Read {
  const kinds = kindsOf(given.of);
  checkList('measures', given.measures);
  checkList('by', given.by);
  checkTop(given.top, LIMITS.top);
  const measures = given.measures.map((value) => measureOf(value, kinds));
  const dimensions = given.by.map((value) => dimensionOf(value, kinds));
  const { last, ...days } = daysOf(given, today);
  const asOf = given.asOf ?? last;
  notAfterToday('asOf', asOf, today);
  checkSubjects(given, days);
  return {
    kinds,
    dimensions,
    measures,
    question: {
      of: kinds.map(({ type }) => type),
      measures: measures.map(({ measure }) => measure),
      by: dimensions.map(({ name }) => name),
      interval: given.interval,
      filter: filterOf(given.filter, kinds),
      ...days,
      asOf,
      order: orderOf(given),
      top: given.top,
    },
  };
}

/**
 * Reads the arguments of `publicStatistics`: one kind, at most one dimension.
 * @throws BAD_USER_INPUT as `readStatistics`
 */
export function readPublic({ of, by, interval, from }: PublicArguments, today: string): Read {
  const [, top] = LIMITS.top;
  const rest = { interval, from: from ?? null, measures: ['RECORDS', 'IN_FORCE'], filter: [], top };
  return readStatistics({ of: [of], by: by == null ? [] : [by], ...rest }, today);
}

/**
 * Reads the arguments of `series`.
 * @throws BAD_USER_INPUT as `readStatistics`, and for a series without intervals
 */
export function readSeries(given: SeriesArguments, today: string): Read {
  checkTop(given.top, LIMITS.lines);
  if (given.interval === 'NONE')
    throw creditError('BAD_USER_INPUT', 'A series needs an interval: MONTH, QUARTER or YEAR.');
  const { of, measure, by, interval, filter, from, to, top } = given;
  const columns = { measures: [measure], by: by == null ? [] : [by] };
  return readStatistics({ of, ...columns, interval, filter, from, to: to ?? null, top }, today);
}

/**
 * Distinct subjects do not add up: they are counted for all time, for each period, or on a day, and
 * of one kind, of each kind, or of all kinds. Other sets overlap, and their differences would reveal who
 * is in one of them only.
 * @throws BAD_USER_INPUT for other questions about subjects
 */
function checkSubjects(
  { of, measures, by, interval }: StatisticsArguments,
  { from, to }: Pick<Question, 'from' | 'to'>,
): void {
  if (!measures.some((measure) => measure === 'SUBJECTS' || measure === 'SUBJECTS_IN_FORCE'))
    return;
  if (measures.includes('SUBJECTS') && interval === 'NONE' && (from !== null || to !== null))
    throw creditError(
      'BAD_USER_INPUT',
      'The measure SUBJECTS needs an interval, or neither from nor to.',
    );
  if (of.length > 1 && of.length < countedKinds().size && !by.includes(KIND))
    throw creditError(
      'BAD_USER_INPUT',
      'The measure SUBJECTS of several kinds needs the dimension KIND, or all kinds.',
    );
}

/** @throws BAD_USER_INPUT for an order by a measure that the table does not have */
function orderOf({
  order,
  measures,
}: Pick<StatisticsArguments, 'order' | 'measures'>): Order | null {
  if (order == null) return null;
  const { measure, direction } = order;
  const descending = direction === 'DESC';
  if (measure == null) return { by: 'KEY', descending };
  const by = measures.indexOf(measure);
  if (by === -1)
    throw creditError(
      'BAD_USER_INPUT',
      `The argument measures must contain ${measure}, the order.`,
    );
  return { by, descending };
}
