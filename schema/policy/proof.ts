import type { Viewer } from '../viewer';
import type { PurposeEntry } from './purposes';

/** Length limits of the reason of an emergency access, in characters without outer blanks. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;

/**
 * Whether a text is a reason of a length that an auditor can read, as an emergency access requires.
 */
export function isReason(text: string | undefined): boolean {
  const length = [...(text ?? '').trim()].length;
  return length >= SHORTEST_REASON && length <= LONGEST_REASON;
}

/**
 * Whether a viewer provides the proof that a purpose demands, as far as it does not depend on the
 * object: a case that is named, a reason that is given. A consent is checked with each object, by
 * its relation.
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
