import { creditError } from '../../../schema/errors';
import type { Measure, Question } from '../cube/question';
import { countedKinds, type CountedKind } from '../titles/countedKinds';
import type { Titles } from '../titles/titles';
import type { Condition } from './arguments';
import { dimensionOf, type Dimension } from './dimension';
import { checkList } from './limits';

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
} as const;

/**
 * The kinds of record that values of StatisticsKind stand for.
 * @throws BAD_USER_INPUT for too many, or a repeated one
 */
export function kindsOf(of: readonly string[]): readonly CountedKind[] {
  checkList('of', of);
  return of.map((value) => {
    const kind = countedKinds().get(value);
    if (kind === undefined)
      throw new Error(`StatisticsKind.${value} stands for no kind of record.`);
    return kind;
  });
}

/** The kinds of record with these types. */
export function kindsOfTypes(types: readonly string[]): readonly CountedKind[] {
  const kinds = [...countedKinds().values()];
  return types.map((type) => {
    const kind = kinds.find((one) => one.type === type);
    if (kind === undefined) throw new Error(`There is no kind of record ${type}.`);
    return kind;
  });
}

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

/**
 * The conditions of a question by the name of the dimension.
 * @throws BAD_USER_INPUT for a dimension that a kind does not have, and for an unknown value
 */
export function filterOf(
  conditions: readonly Condition[],
  kinds: readonly CountedKind[],
): Question['filter'] {
  checkList(
    'filter',
    conditions.map(({ dimension }) => dimension),
  );
  return Object.fromEntries(
    conditions.map(({ dimension: value, values }) => {
      checkList('values', values);
      const dimension = dimensionOf(value, kinds);
      if (dimension.name === value)
        throw creditError(
          'BAD_USER_INPUT',
          'Choose kinds with the argument of, not with a filter.',
        );
      for (const one of values) checkValue(dimension, one);
      return [dimension.name, values.map((one) => (one === '' ? null : one))];
    }),
  );
}

function checkValue({ value: dimension, titles }: Dimension, value: string): void {
  if (value !== '' && !titles.has(value))
    throw creditError('BAD_USER_INPUT', `The dimension ${dimension} has no value of this name.`);
}
