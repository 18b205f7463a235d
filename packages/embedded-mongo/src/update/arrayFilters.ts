import { mongoError } from '../base/errors';
import { type Filter, compileFilter } from '../query/index';
import { type Doc, isDoc } from '../values/types';

/** Filters of `$[identifier]` by identifier; each tests a document `{identifier: element}`. */
export type ArrayFilters = ReadonlyMap<string, Filter>;

/** Compiles arrayFilters; each names exactly one identifier and none is named twice (9). */
export function compileArrayFilters(specs: readonly Doc[]): ArrayFilters {
  const filters = new Map<string, Filter>();
  for (const spec of specs) {
    const names = [...new Set(identifiers(spec))];
    const [name, other] = names;
    if (name === undefined) {
      throw mongoError(
        9,
        'Cannot use an expression without a top-level field name in arrayFilters',
      );
    }
    if (other !== undefined) {
      throw mongoError(
        9,
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw mongoError(
        2,
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    }
    if (filters.has(name)) {
      throw mongoError(
        9,
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    filters.set(name, compileFilter(spec));
  }
  return filters;
}

function identifiers(spec: Doc): string[] {
  return Object.keys(spec).flatMap((name) => {
    if (!name.startsWith('$')) return [name.split('.')[0] as string];
    const clauses = spec[name];
    return Array.isArray(clauses) ? clauses.filter(isDoc).flatMap(identifiers) : [];
  });
}
