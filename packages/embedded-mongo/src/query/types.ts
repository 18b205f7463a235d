import type { Doc, Value } from '../values/types';

/**
 * One conjunct of a filter as a planner reads it; `matches` stays the authority, so a planner may
 * use any subset of these as index bounds and re-check the documents it fetches.
 *
 * `eq`, `gt`, `gte`, `lt`, `lte`, `ne`: operand is the value. `in`: operand is an array of values
 * (no regular expressions). `exists`: operand is a boolean. `regexPrefix`: operand is a string
 * every matching string starts with (stored regular expressions match too). `elemMatch`: `inner`
 * are conditions one array element must meet, their paths relative to it ('' is the element).
 * `or`: one list of predicates per branch, at least one branch holds. `other`: no bounds.
 */
export interface Predicate {
  path: string;
  op:
    | 'eq'
    | 'ne'
    | 'in'
    | 'gt'
    | 'gte'
    | 'lt'
    | 'lte'
    | 'exists'
    | 'regexPrefix'
    | 'elemMatch'
    | 'or'
    | 'other';
  operand: Value;
  inner?: Predicate[];
  branches?: Predicate[][];
}

export interface Filter {
  matches(doc: Doc): boolean;
  /** The array index that made the document match, for the positional operator `$`. */
  positional(doc: Doc): number | undefined;
  /** The top-level conjunction. */
  predicates: Predicate[];
}

/** Receives the index of the array element that matched. */
export interface Track {
  offset?: number;
}

export type Matcher = (doc: Doc, track: Track | undefined) => boolean;

export interface CompiledMatcher {
  matches: Matcher;
  predicates: Predicate[];
}
