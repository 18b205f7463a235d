import type { Doc, Value } from '../values/types';
import { isDoc } from '../values/types';

/** The field of the document itself that a path begins with. */
export const topField = (path: string): string => path.split('.', 1)[0] as string;

/**
 * The top-level fields a filter looks at; undefined where that cannot be told by their names
 * ($expr, $jsonSchema).
 */
export function filterFields(filter: Doc): ReadonlySet<string> | undefined {
  const fields = new Set<string>();
  return collect(filter, fields) ? fields : undefined;
}

function collect(filter: Doc, fields: Set<string>): boolean {
  return Object.keys(filter).every((name) => {
    if (!name.startsWith('$')) return fields.add(topField(name));
    if (name === '$comment') return true;
    return ['$and', '$or', '$nor'].includes(name) && collectAll(filter[name] ?? null, fields);
  });
}

function collectAll(clauses: Value, fields: Set<string>): boolean {
  return (
    Array.isArray(clauses) && clauses.every((clause) => isDoc(clause) && collect(clause, fields))
  );
}

/** The fields of all; undefined, which is every field, where it is of one. */
export function allFields(
  ...sets: readonly (ReadonlySet<string> | undefined)[]
): ReadonlySet<string> | undefined {
  if (!sets.every((set) => set !== undefined)) return undefined;
  return new Set(sets.flatMap((set) => [...set]));
}
