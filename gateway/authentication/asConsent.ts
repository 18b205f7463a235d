import { creditError } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Admission, AdmissionFacts, AdmissionStep } from './admission';

/** The request header by which a subject looks with the eyes of an institution. */
const AS_CONSENT_HEADER = 'as-consent';

/**
 * Lets a subject, or its representative, see what an institution would see under a consent put
 * to them: the request is answered for the Viewer the institution would have, with its masks. It
 * stands for the consent alone: it is nobody's organisation and no subject, so that it reaches
 * nothing else of the institution's or of the caller's own. It counts no use and may change
 * nothing, and it is the caller's own access to their data.
 * @throws CONSENT_REQUIRED unless the consent awaits the caller's answer or was given by it;
 *   BAD_USER_INPUT when consents are named beside it
 */
export const seeAsGrantee: AdmissionStep = (admission, facts) => {
  const id = facts.request.headers[AS_CONSENT_HEADER] as string | undefined;
  return id === undefined ? admission : previewed(admission, id, facts);
};

async function previewed(
  admission: Admission,
  id: string,
  { at, authority }: AdmissionFacts,
): Promise<Admission> {
  const { viewer } = admission;
  if (admission.consents !== undefined)
    throw creditError(
      'BAD_USER_INPUT',
      `The headers ${AS_CONSENT_HEADER} and consent exclude each other.`,
    );
  if (!viewer.roles.includes('person')) throw creditError('CONSENT_REQUIRED');
  const preview = await authority.previewConsent({
    id,
    at: at.toISOString(),
    represents: viewer.represents,
    ...(viewer.subjectId !== undefined && { subjectId: viewer.subjectId }),
  });
  if (preview === null) throw creditError('CONSENT_REQUIRED');
  const clusters =
    preview.client === undefined ? undefined : (await authority.client(preview.client))?.clusters;
  const grantee: Viewer = Object.freeze({
    actor: viewer.actor,
    authenticated: true,
    roles: ['bank' as const],
    ...(viewer.client !== undefined && { client: viewer.client }),
    purpose: preview.purpose,
    assurance: viewer.assurance,
    represents: [],
    consents: [preview.grant],
    ...(clusters && { clientClusters: clusters }),
  });
  return { ...admission, viewer: grantee, previewer: viewer };
}
