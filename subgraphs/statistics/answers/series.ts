import { dayNumber } from '../cube/days';
import { periodLabel, periodOf } from '../cube/periods';
import type { PeriodRange } from '../cube/rawTable';
import type { ProtectedTable } from '../protection/protect';
import { seriesOf, type Series, type SeriesPoint } from '../protection/series';
import type { SeriesArguments } from '../questions/arguments';
import type { Read } from '../questions/readQuestion';
import type { Note } from './note';
import { columnOf, keyOf, periodKey, type ColumnAnswer, type KeyAnswer } from './shape';
import { suppressedIn } from './table';

const OTHERS: KeyAnswer = { value: null, titleZh: '其他', titleEn: 'Others' };

/** A `StatisticsLine`. */
interface LineAnswer {
  readonly key: KeyAnswer | null;
  readonly values: readonly (number | null)[];
  readonly previousPeriod: readonly (number | null)[];
  readonly previousYear: readonly (number | null)[];
}

/** A `StatisticsSeries`. */
export interface SeriesAnswer extends Note {
  readonly intervals: readonly KeyAnswer[];
  readonly measure: ColumnAnswer;
  readonly lines: readonly LineAnswer[];
  readonly suppressed: number;
  readonly asOf: Date | null;
}

/** The answer to a question for a series, from a table that may begin a year earlier. */
export function seriesAnswer(
  { question, dimensions, measures }: Read,
  table: ProtectedTable,
  about: Note & Pick<SeriesAnswer, 'asOf'>,
  compare: SeriesArguments['compare'],
): SeriesAnswer {
  const range = rangeOf(question);
  const isEmpty = table.rows.length === 0 && dimensions.length === 0;
  const all = seriesOf(isEmpty ? { ...table, rows: [EMPTY] } : table, range);
  const valuesFor = (wanted: boolean, points: readonly SeriesPoint[], of: PointValue) =>
    wanted ? points.map((point) => point[of][0] ?? null) : [];
  return {
    ...about,
    intervals: Array.from({ length: range.last - range.first + 1 }, (_, index) =>
      periodKey(periodLabel(range.grain, range.first + index)),
    ),
    measure: columnOf(measures[0]!),
    lines: all.map(({ key, points }) => ({
      key: lineKey(key, dimensions),
      values: valuesFor(true, points, 'values'),
      previousPeriod: valuesFor(compare.includes('PREVIOUS_PERIOD'), points, 'previous'),
      previousYear: valuesFor(compare.includes('PREVIOUS_YEAR'), points, 'previousYear'),
    })),
    suppressed: suppressedIn(table),
  };
}

type PointValue = 'values' | 'previous' | 'previousYear';

/** A row without a value, of which only the key counts. */
const EMPTY = { key: [], period: null, values: [] };

function lineKey(key: Series['key'], dimensions: Read['dimensions']): KeyAnswer | null {
  if (key === null) return OTHERS;
  const [dimension] = dimensions;
  return dimension === undefined ? null : keyOf(dimension, key[0] ?? null);
}

function rangeOf({ interval, from, to }: Read['question']): PeriodRange {
  if (interval === 'NONE' || from === null || to === null)
    throw new Error('A series has an interval, a first day and a last day.');
  const periodAt = (day: string) => periodOf(interval, dayNumber(day));
  return { grain: interval, first: periodAt(from), last: periodAt(to) };
}
