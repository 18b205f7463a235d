import { creditError } from '../../../schema/errors';
import type { Measure } from '../cube/question';
import type { CountedKind } from '../titles/countedKinds';
import type { Titles } from '../titles/titles';

/** The unit of a measure. */
export type Unit = 'RECORDS' | 'SUBJECTS' | 'FEN' | 'NUMBER';

/** A measure of a question, with the titles of its column. */
export interface MeasureColumn extends Titles {
  /** The value of StatisticsMeasure. */
  readonly value: string;
  readonly measure: Measure;
  readonly unit: Unit;
}

const COUNTS = {
  RECORDS: { titleZh: '记录数', titleEn: 'Records', unit: 'RECORDS' },
  ENDED: { titleZh: '失效记录数', titleEn: 'Records ended', unit: 'RECORDS' },
  IN_FORCE: { titleZh: '有效记录数', titleEn: 'Records in force', unit: 'RECORDS' },
  SUBJECTS: { titleZh: '主体数', titleEn: 'Subjects', unit: 'SUBJECTS' },
  SUBJECTS_IN_FORCE: {
    titleZh: '有有效记录的主体数',
    titleEn: 'Subjects with records in force',
    unit: 'SUBJECTS',
  },
} as const;

/**
 * The measure that a value of StatisticsMeasure stands for.
 * @throws BAD_USER_INPUT when one of the kinds does not have the field that is summed
 */
export function measureOf(value: string, kinds: readonly CountedKind[]): MeasureColumn {
  if (isCount(value)) return { value, measure: { kind: value }, ...COUNTS[value] };
  const fields = kinds.map((kind) => {
    const field = kind.measures.get(value);
    if (field === undefined)
      throw creditError('BAD_USER_INPUT', `The measure ${value} does not exist for ${kind.type}.`);
    return field;
  });
  const { name, type, titleZh, titleEn } = fields[0]!;
  const unit = type === 'MoneyCents' ? 'FEN' : 'NUMBER';
  return { value, measure: { sum: name }, titleZh, titleEn, unit };
}

function isCount(value: string): value is keyof typeof COUNTS {
  return Object.hasOwn(COUNTS, value);
}
