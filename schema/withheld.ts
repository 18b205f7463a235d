/** Classes of records that are not shown, and what would open them. */
export interface WithheldClasses {
  /** Sorted. */
  readonly records: readonly string[];
  /**
   * What would open them to a caller of this kind: any one of these codes, sorted. Absent for
   * callers who are not logged in.
   */
  readonly opens?: readonly WithheldCode[];
}

/**
 * Records that a list does not show its caller, as `extensions.withheld` names them: the same
 * whether or not there are any. A subgraph reports them for its own answer, the gateway for the
 * client's.
 */
export interface WithheldRecords extends WithheldClasses {
  /** The list in the answer, with `@` for positions in lists: `subjects.@.penalties`. */
  readonly path: string;
}

/** What a caller lacks to be shown records. */
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

/** What two lists at one place of an answer do not show. */
export function bothWithheld(a: WithheldClasses, b: WithheldClasses): WithheldClasses {
  const both = <T extends string>(one: readonly T[] = [], other: readonly T[] = []) =>
    [...new Set([...one, ...other])].sort();
  return {
    records: both(a.records, b.records),
    ...((a.opens ?? b.opens) && { opens: both(a.opens, b.opens) }),
  };
}
