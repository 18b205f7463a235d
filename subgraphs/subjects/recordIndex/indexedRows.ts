import type { StoreRequest } from '../../framework/context';
import type { Filter } from '../../framework/reading/rowsRead';
import { rowFilter } from '../../framework/records/rowRule';

/**
 * The filter for records of the given types that exist for a viewer. The row rule of its cluster
 * applies to each type. Types with the same rule share one condition.
 */
export function indexedRows(
  types: readonly string[],
  { viewer, today, clusters }: Pick<StoreRequest, 'viewer' | 'today' | 'clusters'>,
): Filter {
  const rules = new Map<string, { readonly filter: Filter; readonly types: string[] }>();
  for (const type of types) {
    const filter = rowFilter({ viewer, today, cluster: clusters.get(type) });
    const key = JSON.stringify(filter);
    const known = rules.get(key);
    if (known) known.types.push(type);
    else rules.set(key, { filter, types: [type] });
  }
  const conditions = [...rules.values()].map(({ filter, types: sameRule }) => ({
    type: { $in: sameRule },
    ...filter,
  }));
  const [only] = conditions;
  if (only === undefined) return { type: { $in: [] } };
  return conditions.length === 1 ? only : { $or: conditions };
}
