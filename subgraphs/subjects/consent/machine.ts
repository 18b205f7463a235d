/** The states of a consent. All but the first two are final. */
export type ConsentState =
  'AWAITING' | 'AUTHORISED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | 'EXPIRED' | 'CONSUMED';

/** What happens to a consent. */
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

/** On whose part something happens: the institution, the subject, or nobody's but the rules'. */
export type ConsentSide = 'grantee' | 'subject' | 'rule';

/** One row of the machine. */
export interface Transition {
  /** The states it starts from; none for the beginning. */
  readonly from: readonly ConsentState[];
  readonly to: ConsentState;
  readonly by: ConsentSide;
}

/**
 * The whole machine. What is not in it does not happen: a consent that has ended never opens
 * again, and a new one must be asked for.
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

/** Whether an action may be done in a state. */
export function mayHappen(action: ConsentAction, state: ConsentState): boolean {
  return TRANSITIONS[action].from.includes(state);
}
