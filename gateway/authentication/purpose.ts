import { creditError } from '../../schema/errors';
import { proofShown } from '../../schema/policy/proof';
import { purposeOf } from '../../schema/policy/purposes';
import { purposeAsked, type Viewer } from '../../schema/viewer';
import type { AdmissionStep } from './admission';

/**
 * Settles the purpose of a request: one that does not exist, or that none of the caller's roles
 * may name, refuses the request as a whole, and so does an emergency access without a reason.
 * A person who names none asks for what is held about themself, and says so from here on. No
 * purpose at all, or a case left out, is not refused here: public data needs neither, and the
 * fields that do deny themselves.
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
  return viewer.purpose === code ? admission : { ...admission, viewer: named(viewer, code) };
};

const namedOf = new WeakMap<Viewer, Viewer>();

/** One object for each viewer, because much is remembered by the viewer it was worked out for. */
function named(viewer: Viewer, purpose: string): Viewer {
  let known = namedOf.get(viewer);
  if (known === undefined) namedOf.set(viewer, (known = Object.freeze({ ...viewer, purpose })));
  return known;
}
