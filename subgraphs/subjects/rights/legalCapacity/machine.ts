import type { SubjectRow } from '../../../../schema/generated/subjects.rows';
import type { LegalCapacityAction, LegalCapacityPart } from './record';

/** A change of legal capacity: the subjects it applies to, when it is allowed, and what it changes. */
interface Transition {
  readonly personsOnly: boolean;
  readonly allowed: (legalCapacity: LegalCapacityPart) => boolean;
  readonly change: (diedOn: string | null) => Partial<LegalCapacityPart>;
}

/** The whole state machine of legal capacity. No other change exists. */
export const TRANSITIONS: Readonly<Record<LegalCapacityAction, Transition>> = {
  FREEZE: {
    personsOnly: false,
    allowed: ({ frozen }) => !frozen,
    change: () => ({ frozen: true }),
  },
  UNFREEZE: {
    personsOnly: false,
    allowed: ({ frozen }) => frozen,
    change: () => ({ frozen: false }),
  },
  DEATH: {
    personsOnly: true,
    allowed: ({ diedOn }) => diedOn === null,
    change: (diedOn) => ({ diedOn }),
  },
  DEATH_WITHDRAWN: {
    personsOnly: true,
    allowed: ({ diedOn }) => diedOn !== null,
    change: () => ({ diedOn: null }),
  },
  CAPACITY_LACKING: {
    personsOnly: true,
    allowed: ({ minor, diedOn }) => !minor && diedOn === null,
    change: () => ({ minor: true }),
  },
  CAPACITY_FULL: {
    personsOnly: true,
    allowed: ({ minor }) => minor,
    change: () => ({ minor: false }),
  },
};

/** Whether a change applies to a kind of subject. */
export function appliesTo(action: LegalCapacityAction, kind: SubjectRow['kind']): boolean {
  return kind === 'NATURAL_PERSON' || !TRANSITIONS[action].personsOnly;
}

/** Whether a subject is hidden: its data stays stored, but no caller sees it. */
export function isHidden({ frozen, minor }: Pick<LegalCapacityPart, 'frozen' | 'minor'>): boolean {
  return frozen || minor;
}
