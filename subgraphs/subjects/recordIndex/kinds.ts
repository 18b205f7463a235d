import { creditError } from '../../../schema/errors';
import { indexedKinds } from '../../framework/records/indexedKinds';

/** The kinds of records of all domains, by the name of their type. */
export const RECORD_TYPES: readonly string[] = indexedKinds('subjects').map(({ type }) => type);

/**
 * The types that a timeline is asked for; all where none is named.
 * @throws BAD_USER_INPUT for a name that is none of them
 */
export function askedTypes(types: readonly string[] | null | undefined): readonly string[] {
  if (types == null) return RECORD_TYPES;
  const unknown = types.findIndex((type) => !RECORD_TYPES.includes(type));
  if (unknown >= 0)
    throw creditError(
      'BAD_USER_INPUT',
      `The field filter.types[${unknown}] names no type of record; name one of ${RECORD_TYPES.join(', ')}.`,
    );
  return [...new Set(types)].sort();
}
