/** Classes of records that are not shown, and the conditions that would open them. */
export interface WithheldClasses {
  /** Sorted. */
  readonly records: readonly string[];
  /**
   * The conditions that would open them to a caller of this kind: any one of these codes, sorted.
   * Absent for callers who are not logged in.
   */
  readonly opens?: readonly WithheldCode[];
}

/**
 * The records that a list withholds from its caller, as `extensions.withheld` reports them: the
 * same whether or not such records exist. A subgraph reports them for its own response, the gateway
 * for the client's.
 */
export interface WithheldRecords extends WithheldClasses {
  /** Path of the list in the response, with `@` for positions in lists: `subjects.@.penalties`. */
  readonly path: string;
}

/** The conditions that a caller does not meet when records are withheld. */
export const WITHHELD_CODES = [
  'CASE_REQUIRED',
  'CONSENT_REQUIRED',
  'JURISDICTION_REQUIRED',
  'PURPOSE_REQUIRED',
  'REASON_REQUIRED',
  'ROLE_REQUIRED',
  'SUBJECT_REQUIRED',
] as const;
export type WithheldCode = (typeof WITHHELD_CODES)[number];

/** The records withheld by two lists at the same path of a response. */
export function bothWithheld(a: WithheldClasses, b: WithheldClasses): WithheldClasses {
  const both = <T extends string>(one: readonly T[] = [], other: readonly T[] = []) =>
    [...new Set([...one, ...other])].sort();
  return {
    records: both(a.records, b.records),
    ...((a.opens ?? b.opens) && { opens: both(a.opens, b.opens) }),
  };
}
