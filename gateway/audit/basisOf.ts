import type { Basis, DisclosureEvent } from '../../schema/authority';
import { proofShown } from '../../schema/policy/proof';
import { purposeOf } from '../../schema/policy/purposes';
import { purposeAsked, type ConsentGrant, type Viewer } from '../../schema/viewer';

/** What an event says of the ground a disclosure rested on. */
export type Ground = Pick<
  DisclosureEvent,
  'basis' | 'consent' | 'caseReference' | 'covertUntil' | 'reason'
>;

/**
 * What a caller's access to a subject rested on. Whose own subject it is comes first: a person
 * who looks at what a bank would see under a consent looks at their own file. Otherwise it is what
 * the purpose rests on, and NONE where that was not shown.
 * @param asker who asked, as admitted
 * @param seen the caller as the subgraph was told of it: with the consents of the request
 * @param clusters what was asked for, to name the consent that opens most of it
 * @param shown whether anything was disclosed, if masked
 */
export function groundOf(
  asker: Viewer,
  seen: Viewer,
  subjectId: string,
  clusters: readonly string[],
  shown: boolean,
): Ground {
  if (asker.subjectId === subjectId || asker.represents.includes(subjectId))
    return { basis: 'SELF' };
  if (asker.kinOf === subjectId) return { basis: 'KIN' };
  const code = purposeAsked(asker);
  const purpose = code === undefined ? undefined : purposeOf(code);
  const inOffice = asker.roles.some((role) => purpose?.roles.includes(role));
  if (purpose === undefined || purpose.code === 'self' || !inOffice) return { basis: 'NONE' };
  if (!proofShown(purpose, asker)) return { basis: 'NONE' };
  switch (purpose.proof) {
    case 'consent':
      return ofConsent(seen.consents ?? [], subjectId, clusters, shown);
    case 'case':
      return {
        basis: 'CASE',
        ...(asker.caseFile && { caseReference: asker.caseFile.reference }),
        ...(asker.caseFile?.covertUntil !== undefined && {
          covertUntil: asker.caseFile.covertUntil,
        }),
      };
    case 'reason':
      return emergency(asker);
    case 'none':
      return { basis: 'DUTY' };
  }
}

function emergency({ reason }: Viewer): Ground {
  return { basis: 'EMERGENCY' satisfies Basis, ...(reason !== undefined && { reason }) };
}

function ofConsent(
  consents: readonly ConsentGrant[],
  subjectId: string,
  clusters: readonly string[],
  shown: boolean,
): Ground {
  const opened = (consent: ConsentGrant) =>
    clusters.filter((cluster) => consent.clusters.includes(cluster)).length;
  const [consent] = consents
    .filter((each) => each.subjectId === subjectId)
    .sort((a, b) => opened(b) - opened(a));
  // What an institution sees without naming a consent is the consents it was given themselves.
  if (consent === undefined) return { basis: shown ? 'CONSENT' : 'NONE' };
  return { basis: 'CONSENT', consent: { id: consent.id, version: consent.version } };
}
