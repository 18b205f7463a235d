import type { Basis, DisclosureEvent } from '../../schema/authority';
import { proofShown } from '../../schema/policy/proof';
import { purposeOf } from '../../schema/policy/purposes';
import { purposeAsked, type ConsentGrant, type Viewer } from '../../schema/viewer';

/** What an event says of the ground a disclosure rested on. */
export type Ground = Pick<
  DisclosureEvent,
  'basis' | 'consent' | 'caseReference' | 'covertUntil' | 'reason'
>;

/** What a request told of a subject. */
interface Told {
  /** The caller as the subgraph was told of it: with the consents of the request. */
  readonly seen: Viewer;
  /** What was asked for, to name the consent that opens most of it. */
  readonly clusters: readonly string[];
  /** Whether anything was disclosed, if masked. */
  readonly shown: boolean;
  /** The consents it rested on. */
  readonly consents: readonly string[];
}

/**
 * Tells what a caller's accesses to subjects rested on. Whose own subject it is comes first: a
 * person who looks at what a bank would see under a consent looks at their own file. Otherwise it
 * is what the purpose rests on, and NONE where that was not shown.
 * @param asker who asked, as admitted
 */
export function groundsOf(asker: Viewer): (subjectId: string, told: Told) => Ground {
  const purposed = ofPurpose(asker);
  return (subjectId, told) => {
    if (asker.subjectId === subjectId || asker.represents.includes(subjectId))
      return { basis: 'SELF' };
    if (asker.kinOf === subjectId) return { basis: 'KIN' };
    return purposed === 'consent' ? ofConsent(subjectId, told) : purposed;
  };
}

/** What an access for the caller's purpose rests on, of whomever, or that it is a consent. */
function ofPurpose(asker: Viewer): Ground | 'consent' {
  const code = purposeAsked(asker);
  const purpose = code === undefined ? undefined : purposeOf(code);
  const inOffice = asker.roles.some((role) => purpose?.roles.includes(role));
  if (purpose === undefined || purpose.code === 'self' || !inOffice) return { basis: 'NONE' };
  if (!proofShown(purpose, asker)) return { basis: 'NONE' };
  switch (purpose.proof) {
    case 'consent':
      return 'consent';
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

function ofConsent(subjectId: string, { seen, clusters, shown, consents }: Told): Ground {
  const opened = (consent: ConsentGrant) =>
    clusters.filter((cluster) => consent.clusters.includes(cluster)).length;
  const [consent] = (seen.consents ?? [])
    .filter(({ id, subjectId: of }) =>
      consents.length > 0 ? consents.includes(id) : of === subjectId,
    )
    .sort((a, b) => opened(b) - opened(a));
  // What an institution sees without naming a consent is the consents it was given themselves.
  if (consent === undefined) return { basis: shown ? 'CONSENT' : 'NONE' };
  return { basis: 'CONSENT', consent: { id: consent.id, version: consent.version } };
}
