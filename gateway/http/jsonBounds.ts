/** How deep and how large a JSON value may be. */
export interface JsonBounds {
  /** Lists and objects one within the other; a scalar has none. */
  readonly depth: number;
  /** Members of all its lists and objects together. */
  readonly values: number;
}

/**
 * Checks a parsed JSON value against bounds. `JSON.parse` reads any depth, while most of what
 * handles its result recurses; this check itself goes no deeper than the bound.
 * @returns which bound is exceeded; undefined when none is
 */
export function exceededBound(json: unknown, bounds: JsonBounds): keyof JsonBounds | undefined {
  let left = bounds.values;
  const check = (value: unknown, levels: number): keyof JsonBounds | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (levels === 0) return 'depth';
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    left -= members.length;
    if (left < 0) return 'values';
    for (const member of members) {
      const exceeded = check(member, levels - 1);
      if (exceeded !== undefined) return exceeded;
    }
    return undefined;
  };
  return check(json, bounds.depth);
}
