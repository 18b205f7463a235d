/** The states of a consent. All but the first two are final. */
export type ConsentState =
  'AWAITING' | 'AUTHORISED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | 'EXPIRED' | 'CONSUMED';

/** The actions that change a consent. */
export type ConsentAction =
  | 'REQUEST'
  | 'WITHDRAW'
  | 'GRANT'
  | 'REFUSE'
  | 'CONFIRM_SEPARATE'
  | 'NARROW'
  | 'REVOKE'
  | 'EXPIRE'
  | 'CONSUME';

/** Who performs an action: the institution, the subject, or a rule (no party). */
export type ConsentSide = 'grantee' | 'subject' | 'rule';

/** One row of the state machine. */
export interface Transition {
  /** The states in which it is allowed; empty for the action that creates a consent. */
  readonly from: readonly ConsentState[];
  readonly to: ConsentState;
  readonly by: ConsentSide;
}

/**
 * The whole state machine. No other transition exists: a consent that has ended never becomes valid
 * again; the institution must request a new one.
 */
export const TRANSITIONS: Readonly<Record<ConsentAction, Transition>> = Object.freeze({
  REQUEST: { from: [], to: 'AWAITING', by: 'grantee' },
  WITHDRAW: { from: ['AWAITING'], to: 'WITHDRAWN', by: 'grantee' },
  GRANT: { from: ['AWAITING'], to: 'AUTHORISED', by: 'subject' },
  REFUSE: { from: ['AWAITING'], to: 'REFUSED', by: 'subject' },
  CONFIRM_SEPARATE: { from: ['AUTHORISED'], to: 'AUTHORISED', by: 'subject' },
  NARROW: { from: ['AUTHORISED'], to: 'AUTHORISED', by: 'subject' },
  REVOKE: { from: ['AUTHORISED'], to: 'REVOKED', by: 'subject' },
  EXPIRE: { from: ['AWAITING', 'AUTHORISED'], to: 'EXPIRED', by: 'rule' },
  CONSUME: { from: ['AUTHORISED'], to: 'CONSUMED', by: 'rule' },
});

/** Whether an action is allowed in a state. */
export function isAllowed(action: ConsentAction, state: ConsentState): boolean {
  return TRANSITIONS[action].from.includes(state);
}
