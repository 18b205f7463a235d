import type { ConsentPart, ConsentRecord } from './record';
import type { ConsentState } from './machine';

/**
 * The state of a consent on a day. A consent expires by its dates alone: no timer and no cleanup
 * job is involved that could fail.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function stateOn(
  { state, granted, answerBy }: Pick<ConsentRecord, 'answerBy'> & ConsentPart,
  today: string,
): ConsentState {
  const last = lastDay({ state, granted, answerBy });
  return last !== undefined && last < today ? 'EXPIRED' : state;
}

/** The last day of a state that expires; undefined for a state that does not. */
export function lastDay({
  state,
  granted,
  answerBy,
}: Pick<ConsentRecord, 'state' | 'granted' | 'answerBy'>): string | undefined {
  if (state === 'AWAITING') return answerBy;
  return state === 'AUTHORISED' ? granted?.validTo : undefined;
}

/** The filter for consents that are in a state on a day: the same rule as `stateOn`. */
export function inStateOn(state: ConsentState, today: string): Record<string, unknown> {
  switch (state) {
    case 'AWAITING':
      return { state, answerBy: { $gte: today } };
    case 'AUTHORISED':
      return { state, 'granted.validTo': { $gte: today } };
    case 'EXPIRED':
      return {
        $or: [
          { state },
          { state: 'AWAITING', answerBy: { $lt: today } },
          { state: 'AUTHORISED', 'granted.validTo': { $lt: today } },
        ],
      };
    default:
      return { state };
  }
}
