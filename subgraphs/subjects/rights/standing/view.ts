import type { StandingPart, StandingRecord, StandingStep } from './record';

/** A standing as callers see it; the initial standing for a subject without a change. */
export interface StandingView extends StandingPart {
  readonly subjectId: string;
  readonly steps: readonly StandingStep[];
}

/**
 * The standing of a subject.
 * @param minor the mark in the subject's own document; used while no standing is stored
 */
export function standingOf(
  subjectId: string,
  standing: StandingRecord | null,
  minor: boolean,
): StandingView {
  if (standing === null)
    return { subjectId, version: 0, frozen: false, minor, diedOn: null, steps: [] };
  const { version, frozen, diedOn, steps } = standing;
  return { subjectId, version, frozen, minor: standing.minor, diedOn, steps };
}

/** The standing after a step: the result of a repetition of that step. */
export function standingAfter({ _id, steps }: StandingRecord, at: number): StandingView {
  return { subjectId: _id, ...steps[at]!.after, steps: steps.slice(0, at + 1) };
}
