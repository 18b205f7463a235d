import { creditError } from '../../schema/errors';

/** The input of a partial update: an omitted field keeps its value, null clears it. */
export type Update<T> = { readonly [Field in keyof T]?: T[Field] | null };

/**
 * A required value after a partial update: an omitted field keeps its value.
 * @param field name of the field in the error message
 * @throws BAD_USER_INPUT for an explicit null, because a required value cannot be cleared
 */
export function requiredUpdate<T>(field: string, given: T | null | undefined, present: T): T {
  if (given === undefined) return present;
  if (given === null)
    throw creditError(
      'BAD_USER_INPUT',
      `The field ${field} cannot be null; omit it to keep its value.`,
    );
  return given;
}

/** An optional value after a partial update: an omitted field keeps its value, null clears it. */
export function optionalUpdate<T>(given: T | null | undefined, present: T | null): T | null {
  return given === undefined ? present : given;
}
