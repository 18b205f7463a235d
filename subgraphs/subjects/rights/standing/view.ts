import type { StandingPart, StandingRecord, StandingStep } from './record';

/** A standing as it is shown; of a subject without a change, its first. */
export interface StandingView extends StandingPart {
  readonly subjectId: string;
  readonly steps: readonly StandingStep[];
}

/**
 * The standing of a subject.
 * @param minor whether the subject's own document says so, which counts until there is a standing
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

/** The standing as a step left it: what a repetition of the step is answered. */
export function standingAfter({ _id, steps }: StandingRecord, at: number): StandingView {
  return { subjectId: _id, ...steps[at]!.after, steps: steps.slice(0, at + 1) };
}
