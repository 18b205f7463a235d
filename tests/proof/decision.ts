/** What a caller gets of a field: the value, its masked form, or null with an error. */
export type Decision = 'V' | 'M' | '-';

/** One guarded field and what each column gets of it. */
export interface DecisionRow {
  readonly subgraph: string;
  /** `Type.field`. */
  readonly field: string;
  readonly cluster: string | undefined;
  /** By caller: of the callers that this row is about. */
  readonly decisions: Readonly<Partial<Record<string, Decision>>>;
}
