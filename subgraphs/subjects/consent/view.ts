import type { Viewer } from '../../../schema/viewer';
import { lastDay, stateOn } from './clock';
import type { ConsentState } from './machine';
import { partyOf } from './party';
import type { ConsentRecord, ConsentStep } from './record';

/** A consent as one of its parties sees it. */
export interface ConsentView extends Omit<ConsentRecord, '_id' | 'subjectId'> {
  readonly id: string;
  /** Absent for the institution until the subject has consented. */
  readonly subjectId?: string;
}

/**
 * A consent as a viewer sees it on a day; null for a viewer who is not a party. Until the subject
 * has consented, the institution does not learn which subject its request found, or whether it
 * found any.
 */
export function viewOf(record: ConsentRecord, viewer: Viewer, today: string): ConsentView | null {
  const state = stateOn(record, today);
  if (state === record.state) return partyView(record, viewer);
  return partyView({ ...record, state, steps: [...record.steps, expiry(record, state)] }, viewer);
}

/** A consent as it was after one of its steps: the result of a repetition of that step. */
export function viewAfter(record: ConsentRecord, step: number, viewer: Viewer): ConsentView | null {
  const { after } = record.steps[step]!;
  return partyView({ ...record, ...after, steps: record.steps.slice(0, step + 1) }, viewer);
}

function partyView(record: ConsentRecord, viewer: Viewer): ConsentView | null {
  const party = partyOf(record, viewer);
  if (party === undefined) return null;
  const { _id: id, subjectId, ...rest } = record;
  const seesSubject = party !== 'GRANTEE' || wasGranted(record);
  return { ...rest, id, ...(seesSubject && subjectId !== null && { subjectId }) };
}

/** Whether the subject has ever consented. */
export function wasGranted({ steps }: Pick<ConsentRecord, 'steps'>): boolean {
  return steps.some(({ action }) => action === 'GRANT');
}

/** The step in which a consent expired, derived from its dates. */
function expiry(record: ConsentRecord, state: ConsentState): ConsentStep {
  const { version, granted, separate } = record;
  return {
    action: 'EXPIRE',
    // The first moment after the last day, in China.
    at: new Date(Date.parse(`${lastDay(record)}T16:00:00Z`)),
    by: 'RULE',
    key: '',
    input: '',
    after: { state, version, granted, separate },
  };
}
