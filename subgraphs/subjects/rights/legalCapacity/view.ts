import type { LegalCapacityPart, LegalCapacityRecord, LegalCapacityStep } from './record';

/** Legal capacity as callers see it; the initial one for a subject without a change. */
export interface LegalCapacityView extends LegalCapacityPart {
  readonly subjectId: string;
  readonly steps: readonly LegalCapacityStep[];
}

/**
 * The legal capacity of a subject.
 * @param minor the mark in the subject's own document; used while none is stored
 */
export function legalCapacityOf(
  subjectId: string,
  legalCapacity: LegalCapacityRecord | null,
  minor: boolean,
): LegalCapacityView {
  if (legalCapacity === null)
    return { subjectId, version: 0, frozen: false, minor, diedOn: null, steps: [] };
  const { version, frozen, diedOn, steps } = legalCapacity;
  return { subjectId, version, frozen, minor: legalCapacity.minor, diedOn, steps };
}

/** The legal capacity after a step: the result of a repetition of that step. */
export function legalCapacityAfter(
  { _id, steps }: LegalCapacityRecord,
  index: number,
): LegalCapacityView {
  return { subjectId: _id, ...steps[index]!.after, steps: steps.slice(0, index + 1) };
}
