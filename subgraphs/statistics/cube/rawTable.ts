import type { Block } from './block';
import type { Grain } from './periods';
import type { Question } from './question';

/** A cell of a block. */
export interface RawPart {
  readonly block: Block;
  readonly cell: number;
}

/**
 * The parts of a measure in a row, which add up to its value: one cell as a rule, one for each kind,
 * value of a filter and span of a range otherwise. Null if the measure is not the sum of parts,
 * such as the distinct subjects of two kinds.
 */
export type RawValue = readonly RawPart[] | null;

/** A row of unprotected counts: only for `protect`. */
export interface RawRow {
  /** Values in the order of `by`. */
  readonly key: readonly (string | null)[];
  /** The number of the period; 0 without an interval. */
  readonly period: number;
  /** By measure, in the order of the question. */
  readonly values: readonly RawValue[];
}

/** The periods of a table: all from `first` to `last`, also those without rows. */
export interface PeriodRange {
  readonly grain: Grain;
  readonly first: number;
  readonly last: number;
}

/** The unprotected answer to a question; rows without any record are left out. */
export interface RawTable {
  readonly question: Question;
  /** Null without an interval. */
  readonly periods: PeriodRange | null;
  readonly rows: readonly RawRow[];
  /** The values of a row that is left out. */
  readonly empty: readonly RawValue[];
  /** The same measures without the dimensions of `by`: one row for each period that has records. */
  readonly totals: readonly RawRow[];
  readonly emptyTotals: readonly RawValue[];
}
