import type { CreditRecord, RecordState } from '../record/record';
import type { FreezingAction, FreezingStep } from './record';

/**
 * The state a step brings a record into: FROZEN, or out of it the state it was frozen in. A
 * record that came frozen from its source has no step to tell that state; its versions do.
 * @param last the last step there has been
 * @returns undefined where the record's state does not allow the step
 */
export function nextState(
  { state, versions }: Pick<CreditRecord, 'state' | 'versions'>,
  action: FreezingAction,
  last: Pick<FreezingStep, 'action' | 'from'> | undefined,
): RecordState | undefined {
  if (action === 'FREEZE') return state === 'FROZEN' ? undefined : 'FROZEN';
  if (state !== 'FROZEN') return undefined;
  if (last?.action === 'FREEZE') return last.from;
  return versions.findLast((version) => version.state !== 'FROZEN')?.state;
}
