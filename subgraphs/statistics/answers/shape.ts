import type { Read } from '../questions/readQuestion';
import type { Dimension } from '../questions/dimension';
import type { MeasureColumn, Unit } from '../questions/measure';
import type { Titles } from '../titles/titles';

/** A column of `StatisticsTable`. */
export interface ColumnAnswer extends Titles {
  readonly key: string;
  readonly kind: 'INTERVAL' | 'DIMENSION' | 'MEASURE';
  readonly unit: Unit | null;
}

/** A `StatisticsKey`. */
export interface KeyAnswer extends Titles {
  readonly value: string | null;
}

const PERIOD: Titles = { titleZh: '期间', titleEn: 'Period' };
const NONE: Titles = { titleZh: '无', titleEn: 'None' };

/** The columns of the table that answers a question. */
export function columnsOf({ question, dimensions, measures }: Read): ColumnAnswer[] {
  return [
    ...(question.interval === 'NONE'
      ? []
      : [{ key: question.interval, kind: 'INTERVAL', ...PERIOD, unit: null } as const]),
    ...dimensions.map(({ value, title }) => ({
      key: value,
      kind: 'DIMENSION' as const,
      ...title,
      unit: null,
    })),
    ...measures.map(columnOf),
  ];
}

/** The column of a measure. */
export function columnOf({ value, titleZh, titleEn, unit }: MeasureColumn): ColumnAnswer {
  return { key: value, kind: 'MEASURE', titleZh, titleEn, unit };
}

/** A value of a dimension with its titles; a value that an older version stored has none. */
export function keyOf({ titles }: Dimension, value: string | null): KeyAnswer {
  if (value === null) return { value, ...NONE };
  const { titleZh, titleEn } = titles.get(value) ?? { titleZh: value, titleEn: value };
  return { value, titleZh, titleEn };
}

/** A period as a key: its label is the same in both languages. */
export function periodKey(label: string): KeyAnswer {
  return { value: label, titleZh: label, titleEn: label };
}
