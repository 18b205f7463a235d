import type { SeriesAnswer } from '../answers/series';
import { columnsOf } from '../answers/shape';
import type { SeriesArguments } from '../questions/arguments';
import type { Read } from '../questions/readQuestion';
import { notesOf, sheetColumns, type Cell, type Sheet, type SheetColumn } from './sheet';

const COMPARISONS = {
  PREVIOUS_PERIOD: { of: 'previousPeriod', title: '上一期', english: 'Period before' },
  PREVIOUS_YEAR: { of: 'previousYear', title: '上年同期', english: 'Year before' },
} as const;

/** A series as a sheet: a row for each line and period, and a column for each comparison. */
export function seriesSheet(
  read: Read,
  { intervals, lines, ...about }: SeriesAnswer,
  compare: SeriesArguments['compare'],
): Sheet {
  const columns = columnsOf(read).flatMap(sheetColumns);
  const measure = columns.at(-1)!;
  const grouped = read.dimensions.length > 0;
  const compared = [...new Set(compare)].map((name) => ({ name, ...COMPARISONS[name] }));
  return {
    columns: [
      ...columns,
      ...compared.map(({ name, title, english }): SheetColumn => ({
        ...measure,
        name: `${measure.name}_${name}`,
        title: `${title}${measure.title}`,
        english: `${english}: ${measure.english}`,
      })),
    ],
    rows: lines.flatMap(({ key, values, ...others }) =>
      intervals.map(({ value: period }, index): Cell[] => [
        period,
        ...(grouped ? [key?.value ?? null, key?.titleZh ?? null] : []),
        values[index] ?? null,
        ...compared.map(({ of }) => others[of][index] ?? null),
      ]),
    ),
    notes: notesOf(about),
  };
}
