import type { Viewer } from '../viewer';
import type { PurposeEntry } from './purposes';

/** How long the reason of an emergency access may be, in characters without outer blanks. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;

/**
 * Whether a text says why, at a length that an auditor can read: an emergency access needs one.
 */
export function isReason(text: string | undefined): boolean {
  const length = [...(text ?? '').trim()].length;
  return length >= SHORTEST_REASON && length <= LONGEST_REASON;
}

/**
 * Whether a viewer shows with a purpose what it demands, as far as that does not depend on the
 * object: a case named, a reason given. A consent is judged with each object, by its relation.
 */
export function proofShown(
  { proof }: Pick<PurposeEntry, 'proof'>,
  viewer: Pick<Viewer, 'caseFile' | 'reason'>,
): boolean {
  switch (proof) {
    case 'case':
      return viewer.caseFile !== undefined && viewer.caseFile.reference !== '';
    case 'reason':
      return isReason(viewer.reason);
    case 'consent':
    case 'none':
      return true;
  }
}
