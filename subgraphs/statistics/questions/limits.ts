import { creditError } from '../../../schema/errors';

/** The number of entries that a list argument may have, least and most. */
export const LIMITS = {
  of: [1, 12],
  measures: [1, 6],
  by: [0, 3],
  filter: [0, 3],
  values: [1, 50],
  top: [1, 1000],
  lines: [1, 50],
} as const;

/** The longest period that is divided into intervals, in years. */
export const MAX_YEARS = 30;

/**
 * Checks the number of entries of a list argument and that none is repeated.
 * @throws BAD_USER_INPUT
 */
export function checkList(
  argument: 'of' | 'measures' | 'by' | 'filter' | 'values',
  values: readonly string[],
): void {
  const [least, most] = LIMITS[argument];
  if (values.length < least || values.length > most)
    throw creditError(
      'BAD_USER_INPUT',
      `The argument ${argument} has ${values.length} entries; it must have ${least} to ${most}.`,
    );
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined)
    throw creditError('BAD_USER_INPUT', `The argument ${argument} names ${repeated} twice.`);
}

/** @throws BAD_USER_INPUT for a number of rows or lines outside of its limits */
export function checkTop(top: number, [least, most]: readonly [number, number]): void {
  if (top < least || top > most)
    throw creditError(
      'BAD_USER_INPUT',
      `The argument top is ${top}; it must be between ${least} and ${most}.`,
    );
}
