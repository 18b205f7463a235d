import { creditError } from '../../../schema/errors';
import type { Question } from '../cube/question';
import type { CountedKind } from '../titles/countedKinds';
import type { Condition } from './arguments';
import { dimensionOf, type Dimension } from './dimension';
import { checkList } from './limits';

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
