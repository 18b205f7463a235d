import { creditError } from '../../../schema/errors';
import { DEPARTMENTS } from '../../../schema/policy/departments';
import { fieldOf } from '../../../schema/statistics/names';
import { KIND } from '../cube/question';
import type { CountedField, CountedKind } from '../titles/countedKinds';
import { isOfEveryKind, valuesOfEveryKind } from '../titles/subjectDimensions';
import { isOfRecords, subjectKind } from '../titles/subjectKind';
import { dimensionTitle } from '../titles/dimensionTitle';
import type { Titles } from '../titles/titles';

/** A dimension of a question. */
export interface Dimension {
  /** The value of StatisticsDimension. */
  readonly value: string;
  /** Its name in facts and subjects; KIND for the kind of record. */
  readonly name: string;
  /** Its own title. */
  readonly title: Titles;
  /** The titles of its values. */
  readonly titles: ReadonlyMap<string, Titles>;
}

/**
 * The dimension that a value of StatisticsDimension stands for.
 * @throws BAD_USER_INPUT when one of the kinds of record does not have it
 */
export function dimensionOf(value: string, kinds: readonly CountedKind[]): Dimension {
  const title = dimensionTitle(value);
  if (value === KIND)
    return { value, name: KIND, title, titles: new Map(kinds.map((kind) => [kind.type, kind])) };
  const name = fieldOf(value);
  const missing = ({ type }: CountedKind) =>
    creditError('BAD_USER_INPUT', `The dimension ${value} does not exist for ${type}.`);
  if (isOfRecords(value) && kinds.includes(subjectKind())) throw missing(subjectKind());
  if (isOfEveryKind(value)) return { value, name, title, titles: valuesOfEveryKind(value) };
  const fields = kinds.map((kind) => {
    const field = kind.dimensions.get(value);
    if (field === undefined) throw missing(kind);
    return field;
  });
  return { value, name, title: fields[0] ?? title, titles: titlesOf(fields) };
}

/** Several kinds may have the dimension with values of their own. */
function titlesOf(fields: readonly CountedField[]): ReadonlyMap<string, Titles> {
  return new Map(fields.flatMap((field) => [...valuesOf(field)]));
}

function valuesOf({ type, values }: CountedField): ReadonlyMap<string, Titles> {
  if (type === 'Department')
    return new Map(
      DEPARTMENTS.map(({ id, name, english }) => [id, { titleZh: name, titleEn: english }]),
    );
  return type === 'Boolean' ? TRUTH : values;
}

const TRUTH: ReadonlyMap<string, Titles> = new Map([
  ['true', { titleZh: '是', titleEn: 'Yes' }],
  ['false', { titleZh: '否', titleEn: 'No' }],
]);
