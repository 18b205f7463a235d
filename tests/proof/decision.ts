/** The result of a field for a caller: the value, its masked form, or null with an error. */
export type Decision = 'V' | 'M' | '-';

/** One guarded field and its decision for each column. */
export interface DecisionRow {
  readonly subgraph: string;
  /** `Type.field`. */
  readonly field: string;
  readonly cluster: string | undefined;
  /** By caller, for the callers of this row. */
  readonly decisions: Readonly<Partial<Record<string, Decision>>>;
}
