import { creditError } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Admission, AdmissionFacts, AdmissionStep } from './admission';

/** The request header by which a subject previews what an institution sees. */
const AS_CONSENT_HEADER = 'as-consent';

/**
 * Lets a subject, or its representative, see what an institution would see under a proposed or
 * given consent: the request is answered for the institution's Viewer, with its masks. That Viewer
 * has only the access of the consent. It belongs to no organisation and is no subject, so it cannot
 * read other data of the institution or of the caller. The preview counts no use, cannot run a
 * mutation, and is logged as the caller's own access to their data.
 * @throws CONSENT_REQUIRED unless the consent awaits the caller's answer or was given by it;
 *   BAD_USER_INPUT when the request also names consents
 */
export const seeAsGrantee: AdmissionStep = (admission, facts) => {
  const id = facts.request.headers[AS_CONSENT_HEADER] as string | undefined;
  return id === undefined ? admission : previewed(admission, id, facts);
};

async function previewed(
  admission: Admission,
  id: string,
  { at, registry }: AdmissionFacts,
): Promise<Admission> {
  const { viewer } = admission;
  if (admission.consents !== undefined)
    throw creditError(
      'BAD_USER_INPUT',
      `The headers ${AS_CONSENT_HEADER} and consent cannot be combined.`,
    );
  if (!viewer.roles.includes('person')) throw creditError('CONSENT_REQUIRED');
  const preview = await registry.previewConsent({
    id,
    at: at.toISOString(),
    represents: viewer.represents,
    ...(viewer.subjectId !== undefined && { subjectId: viewer.subjectId }),
  });
  if (preview === null) throw creditError('CONSENT_REQUIRED');
  const clusters =
    preview.client === undefined ? undefined : (await registry.client(preview.client))?.clusters;
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
