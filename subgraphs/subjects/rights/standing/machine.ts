import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { StandingAction, StandingPart } from './record';

/** A change to a standing: whom it can befall, when, and what it does. */
interface Transition {
  readonly ofPersonsOnly: boolean;
  readonly allowed: (standing: StandingPart) => boolean;
  readonly change: (diedOn: string | null) => Partial<StandingPart>;
}

/** Every change a standing can have. Nothing else changes one. */
export const TRANSITIONS: Readonly<Record<StandingAction, Transition>> = {
  FREEZE: {
    ofPersonsOnly: false,
    allowed: ({ frozen }) => !frozen,
    change: () => ({ frozen: true }),
  },
  UNFREEZE: {
    ofPersonsOnly: false,
    allowed: ({ frozen }) => frozen,
    change: () => ({ frozen: false }),
  },
  DEATH: {
    ofPersonsOnly: true,
    allowed: ({ diedOn }) => diedOn === null,
    change: (diedOn) => ({ diedOn }),
  },
  DEATH_WITHDRAWN: {
    ofPersonsOnly: true,
    allowed: ({ diedOn }) => diedOn !== null,
    change: () => ({ diedOn: null }),
  },
  CAPACITY_LACKING: {
    ofPersonsOnly: true,
    allowed: ({ minor, diedOn }) => !minor && diedOn === null,
    change: () => ({ minor: true }),
  },
  CAPACITY_FULL: {
    ofPersonsOnly: true,
    allowed: ({ minor }) => minor,
    change: () => ({ minor: false }),
  },
};

/** Whether a change can befall a subject of a kind at all. */
export function befalls(action: StandingAction, kind: SubjectRow['kind']): boolean {
  return kind === 'NATURAL_PERSON' || !TRANSITIONS[action].ofPersonsOnly;
}

/** Whether a subject is stored only, and seen by nobody. */
export function isHidden({ frozen, minor }: Pick<StandingPart, 'frozen' | 'minor'>): boolean {
  return frozen || minor;
}
