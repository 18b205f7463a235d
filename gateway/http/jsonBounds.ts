/** Limits on the depth and size of a JSON value. */
export interface JsonBounds {
  /** Nested lists and objects; a scalar has depth 0. */
  readonly depth: number;
  /** Members of all its lists and objects in total. */
  readonly values: number;
}

/**
 * Checks a parsed JSON value against limits. `JSON.parse` accepts any depth, while most code that
 * handles its result recurses; this check recurses no deeper than the limit.
 * @returns the limit that is exceeded; undefined when none is
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
