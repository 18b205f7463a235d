import { CODE_LISTS, type CodeList } from '../../../schema/exchange/codeList';
import { inForce } from '../../../schema/policy/inForce';

/**
 * The code lists that a query selects, versions from old to new.
 * @param id one list only
 * @param on only the versions in force on this day, YYYY-MM-DD
 */
export function codeLists({
  id,
  on,
}: {
  readonly id?: string | null;
  readonly on?: string | null;
}): readonly CodeList[] {
  const selected = CODE_LISTS.filter((list) => id == null || list.id === id);
  return on == null ? selected : inForce(selected, on, (list) => list.id);
}
