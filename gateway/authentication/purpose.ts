import { creditError } from '../../schema/errors';
import { proofShown } from '../../schema/policy/proof';
import { purposeOf } from '../../schema/policy/purposes';
import { purposeAsked, type Viewer } from '../../schema/viewer';
import type { AdmissionStep } from './admission';

/**
 * Checks the purpose of a request. The request is refused as a whole when the purpose does not
 * exist, when none of the caller's roles may use it, or when an emergency access gives no reason. A
 * person who names no purpose gets the purpose `self` from here on. A missing purpose or case is
 * not refused here: public data needs neither, and fields that need them are denied individually.
 * @throws PURPOSE_NOT_ALLOWED, REASON_REQUIRED
 */
export const settlePurpose: AdmissionStep = (admission) => {
  const { viewer } = admission;
  const code = purposeAsked(viewer);
  if (code === undefined) return admission;
  const purpose = purposeOf(code);
  if (purpose === undefined || !purpose.roles.some((role) => viewer.roles.includes(role)))
    throw creditError('PURPOSE_NOT_ALLOWED');
  if (purpose.proof === 'reason' && !proofShown(purpose, viewer))
    throw creditError('REASON_REQUIRED');
  return viewer.purpose === code ? admission : { ...admission, viewer: withPurpose(viewer, code) };
};

const viewersWithPurpose = new WeakMap<Viewer, Viewer>();

/** Returns the same object for a viewer each time: caches use the viewer as key. */
function withPurpose(viewer: Viewer, purpose: string): Viewer {
  let known = viewersWithPurpose.get(viewer);
  if (known === undefined)
    viewersWithPurpose.set(viewer, (known = Object.freeze({ ...viewer, purpose })));
  return known;
}
