import { CODE_LISTS, type CodeList } from '../../../schema/exchange/codeList';

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
  return on == null ? selected : selected.filter((list) => isInForce(selected, list, on));
}

/** A version is in force until the next one of its list. */
function isInForce(lists: readonly CodeList[], list: CodeList, day: string): boolean {
  if (list.effectiveFrom > day) return false;
  return !lists.some(
    ({ id, effectiveFrom }) =>
      id === list.id && effectiveFrom > list.effectiveFrom && effectiveFrom <= day,
  );
}
