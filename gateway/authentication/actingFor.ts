import type { Registry } from '../../schema/registry';
import { creditError } from '../../schema/errors';
import type { Admission, AdmissionStep } from './admission';

const HEADER = 'acting-for';
const ID = /^[\x21-\x7e]{1,128}$/;

/**
 * Lets a person act for a next of kin who has died, named by subject id in the header `acting-for`:
 * the person then has the access that the deceased had, based on the proof of kinship that a
 * steward recorded (PIPL, Art. 49). The registry is called for each request, so a revocation takes
 * effect on the next request. Every other caller's request is refused as a whole, with the same
 * error whether the named subject is alive, unknown or a stranger.
 * @throws PROOF_REQUIRED
 */
export const actForKin: AdmissionStep = (admission, { request, registry }) => {
  const deceasedId = request.headers[HEADER];
  return deceasedId === undefined ? admission : forDeceased(deceasedId, admission, registry);
};

async function forDeceased(
  deceasedId: string | readonly string[],
  admission: Admission,
  registry: Registry,
): Promise<Admission> {
  const { viewer } = admission;
  const { subjectId } = viewer;
  const named = typeof deceasedId === 'string' && ID.test(deceasedId) ? deceasedId : undefined;
  if (named === undefined || subjectId === undefined || !viewer.roles.includes('person'))
    throw creditError('PROOF_REQUIRED');
  if ((await registry.actingFor(subjectId, named)) === null) throw creditError('PROOF_REQUIRED');
  return { ...admission, viewer: Object.freeze({ ...viewer, kinOf: named }) };
}
