import { creditError } from '../../../../schema/errors';
import { reasonFault, type StatedReason } from '../../records/lateReports';
import { textOf } from '../../textOf';
import type { RowFault } from '../target';
import { fault } from './faults';
import { forbiddenIn } from './forbidden';

/** A reason for late reports as a request states it. */
export interface ReasonInput {
  readonly reason: string;
  readonly note?: string | null;
}

const MAX_NOTE = 500;

/**
 * Checks a reason as the intake checks it in a row.
 * @param today calendar date in China
 * @throws BAD_USER_INPUT for a reason that is not in force, a missing note, and a note with content
 *   that must not be collected
 */
export function statedReason({ reason, note: given }: ReasonInput, today: string): StatedReason {
  const note = given == null || given.trim() === '' ? null : textOf('note', given, 2, MAX_NOTE);
  const place = { meaning: null, heading: 'note' };
  const code = reasonFault(reason, note, today);
  if (code !== undefined) throw refused(fault(code, place));
  const [forbidden] = note === null ? [] : forbiddenIn(note);
  if (forbidden !== undefined) throw refused(fault('FORBIDDEN', place, { ...forbidden }));
  return { reason, note };
}

function refused(wrong: RowFault) {
  return creditError(
    'BAD_USER_INPUT',
    'The reason for the late reports is refused; see the faults.',
    { faults: [wrong] },
  );
}
