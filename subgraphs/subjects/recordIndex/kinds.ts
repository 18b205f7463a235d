import { creditError } from '../../../schema/errors';
import { indexedKinds } from '../../framework/records/indexedKinds';

/** The GraphQL types of the records of all domains. */
export const RECORD_TYPES: readonly string[] = indexedKinds('subjects').map(({ type }) => type);

/**
 * The types that a timeline requests; all types when the argument is null.
 * @throws BAD_USER_INPUT for an unknown type
 */
export function requestedTypes(types: readonly string[] | null | undefined): readonly string[] {
  if (types == null) return RECORD_TYPES;
  const unknown = types.findIndex((type) => !RECORD_TYPES.includes(type));
  if (unknown >= 0)
    throw creditError(
      'BAD_USER_INPUT',
      `The field filter.types[${unknown}] is not a record type; use one of ${RECORD_TYPES.join(', ')}.`,
    );
  return [...new Set(types)].sort();
}
