import { creditError } from '../../../schema/errors';
import { withoutPrefix } from '../../../schema/safelist/operationId';
import type { StoredOperation } from './submission';

/**
 * The operations that ids or other ids name, each once.
 * @throws NOT_FOUND for an id that names none
 */
export function operationsNamed(
  ids: readonly string[],
  operations: readonly StoredOperation[],
): readonly StoredOperation[] {
  const named = ids.map((id) => {
    const bare = withoutPrefix(id);
    const found =
      operations.find(({ hash }) => hash === bare) ??
      operations.find(({ aliases }) => aliases.includes(bare));
    if (!found) throw creditError('NOT_FOUND', `The safelist has no operation with the id ${id}.`);
    return found;
  });
  return [...new Set(named)];
}
