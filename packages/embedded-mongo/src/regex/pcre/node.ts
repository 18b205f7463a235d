/** A part of a pattern, translated. */
export interface Node {
  /** As JavaScript writes it, with the flag `u` and no other. */
  readonly text: string;
  /** The least and the most characters it matches. */
  readonly min: number;
  readonly max: number;
  /** Numbers of the groups in it. */
  readonly groups: readonly number[];
  /** Those of them that are set whenever it has matched. */
  readonly certain: readonly number[];
  /** Whether a quantifier may follow; none may follow an assertion. */
  readonly repeatable: boolean;
}

const NONE: readonly number[] = [];

/** One character. */
export function character(text: string): Node {
  return { text, min: 1, max: 1, groups: NONE, certain: NONE, repeatable: true };
}

/** What matches no character. */
export function assertion(text: string, groups = NONE, certain = NONE): Node {
  return { text, min: 0, max: 0, groups, certain, repeatable: false };
}

export function sequence(parts: readonly Node[]): Node {
  return {
    text: parts.map(({ text }) => text).join(''),
    min: parts.reduce((sum, { min }) => sum + min, 0),
    max: parts.reduce((sum, { max }) => sum + max, 0),
    groups: parts.flatMap(({ groups }) => groups),
    certain: parts.flatMap(({ certain }) => certain),
    repeatable: true,
  };
}

export function alternation(branches: readonly Node[]): Node {
  const [first, ...others] = branches;
  if (first === undefined || others.length === 0) return first ?? sequence([]);
  return {
    text: branches.map(({ text }) => text).join('|'),
    min: Math.min(...branches.map(({ min }) => min)),
    max: Math.max(...branches.map(({ max }) => max)),
    groups: branches.flatMap(({ groups }) => groups),
    certain: first.certain.filter((id) => others.every(({ certain }) => certain.includes(id))),
    repeatable: true,
  };
}
