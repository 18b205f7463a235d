import type { Basis, DisclosureEvent } from '../../schema/registry';
import { proofShown } from '../../schema/policy/proof';
import { purposeOf } from '../../schema/policy/purposes';
import { purposeAsked, type ConsentGrant, type Viewer } from '../../schema/viewer';

/** The fields of an event that state the basis of a disclosure. */
export type Ground = Pick<
  DisclosureEvent,
  'basis' | 'consent' | 'caseReference' | 'covertUntil' | 'reason'
>;

/** The access of one subgraph's answer to one subject. */
interface Access {
  /** The viewer that the subgraph answered to, with the consents of the request. */
  readonly viewer: Viewer;
  /** The requested clusters: the event names the consent that opens most of them. */
  readonly clusters: readonly string[];
  /** Whether any value was disclosed, in full or masked. */
  readonly shown: boolean;
  /** The ids of the consents that opened the values. */
  readonly consents: readonly string[];
}

/**
 * Decides the basis of a caller's accesses. The caller's own subject comes first: a person who
 * previews what a bank would see under a consent sees their own file. Otherwise it is the basis of
 * the purpose, and NONE when the caller did not show what the purpose requires.
 * @param caller as admitted
 */
export function groundsOf(caller: Viewer): (subjectId: string, access: Access) => Ground {
  const ground = ofPurpose(caller);
  return (subjectId, access) => {
    if (caller.subjectId === subjectId || caller.represents.includes(subjectId))
      return { basis: 'SELF' };
    if (caller.kinOf === subjectId) return { basis: 'KIN' };
    return ground === 'consent' ? ofConsent(subjectId, access) : ground;
  };
}

/** The basis of the caller's purpose for every subject, or `consent` when each needs its own. */
function ofPurpose(caller: Viewer): Ground | 'consent' {
  const code = purposeAsked(caller);
  const purpose = code === undefined ? undefined : purposeOf(code);
  const hasRole = caller.roles.some((role) => purpose?.roles.includes(role));
  if (purpose === undefined || purpose.code === 'self' || !hasRole) return { basis: 'NONE' };
  if (!proofShown(purpose, caller)) return { basis: 'NONE' };
  switch (purpose.proof) {
    case 'consent':
      return 'consent';
    case 'case':
      return {
        basis: 'CASE',
        ...(caller.caseFile && { caseReference: caller.caseFile.reference }),
        ...(caller.caseFile?.covertUntil !== undefined && {
          covertUntil: caller.caseFile.covertUntil,
        }),
      };
    case 'reason':
      return emergency(caller);
    case 'none':
      return { basis: 'DUTY' };
  }
}

function emergency({ reason }: Viewer): Ground {
  return { basis: 'EMERGENCY' satisfies Basis, ...(reason !== undefined && { reason }) };
}

function ofConsent(subjectId: string, { viewer, clusters, shown, consents }: Access): Ground {
  const opened = (consent: ConsentGrant) =>
    clusters.filter((cluster) => consent.clusters.includes(cluster)).length;
  const [consent] = (viewer.consents ?? [])
    .filter(({ id, subjectId: of }) =>
      consents.length > 0 ? consents.includes(id) : of === subjectId,
    )
    .sort((a, b) => opened(b) - opened(a));
  // Without naming a consent a grantee sees only the consents that it was given.
  if (consent === undefined) return { basis: shown ? 'CONSENT' : 'NONE' };
  return { basis: 'CONSENT', consent: { id: consent.id, version: consent.version } };
}
