import type { Authority } from '../../schema/authority';
import { creditError } from '../../schema/errors';
import type { Admission, AdmissionStep } from './admission';

const HEADER = 'acting-for';
const ID = /^[\x21-\x7e]{1,128}$/;

/**
 * Lets a person stand in the place of a next of kin who has died, named by subject id in the
 * header `acting-for`: from then on what was open to the dead is open to them, on the proof a
 * steward recorded (PIPL, Art. 49). It is asked anew with each request, so that a revocation
 * acts on the next. Everybody else is refused as a whole, with the same answer whether the one
 * named is alive, unknown or a stranger.
 * @throws PROOF_REQUIRED
 */
export const actForKin: AdmissionStep = (admission, { request, authority }) => {
  const deceasedId = request.headers[HEADER];
  return deceasedId === undefined ? admission : inPlaceOf(deceasedId, admission, authority);
};

async function inPlaceOf(
  deceasedId: string | readonly string[],
  admission: Admission,
  authority: Authority,
): Promise<Admission> {
  const { viewer } = admission;
  const { subjectId } = viewer;
  const named = typeof deceasedId === 'string' && ID.test(deceasedId) ? deceasedId : undefined;
  if (named === undefined || subjectId === undefined || !viewer.roles.includes('person'))
    throw creditError('PROOF_REQUIRED');
  if ((await authority.actingFor(subjectId, named)) === null) throw creditError('PROOF_REQUIRED');
  return { ...admission, viewer: Object.freeze({ ...viewer, kinOf: named }) };
}
