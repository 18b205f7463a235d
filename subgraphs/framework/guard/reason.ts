import type { ErrorCode } from '../../../schema/errors';
import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { About } from './about';
import { hasRelation } from './relations';
import { viewerFactsOf, type ViewerFacts } from './viewerFacts';
import { hasRoleForPurpose, relationsOf } from './verdict';
import { waysOf, type Way } from '../../../schema/policy/ways';

/** Why a viewer is refused: a code of the error catalogue. */
export type DenialReason = Extract<
  ErrorCode,
  | 'PURPOSE_REQUIRED'
  | 'PURPOSE_NOT_ALLOWED'
  | 'CASE_REQUIRED'
  | 'REASON_REQUIRED'
  | 'OUT_OF_JURISDICTION'
  | 'CONSENT_REQUIRED'
  | 'CONSENT_REVOKED'
  | 'CONSENT_EXPIRED'
  | 'CONSENT_EXHAUSTED'
  | 'CONSENT_IN_USE'
  | 'SEPARATE_CONSENT_REQUIRED'
>;

/** The reasons from the farthest from access to the nearest. */
const NEARNESS: readonly DenialReason[] = [
  'PURPOSE_REQUIRED',
  'PURPOSE_NOT_ALLOWED',
  'REASON_REQUIRED',
  'CASE_REQUIRED',
  'OUT_OF_JURISDICTION',
  'CONSENT_REQUIRED',
  'SEPARATE_CONSENT_REQUIRED',
  'CONSENT_EXPIRED',
  'CONSENT_EXHAUSTED',
  'CONSENT_IN_USE',
  'CONSENT_REVOKED',
];

/**
 * The reason why a viewer is denied, from the alternative that came nearest to granting access;
 * undefined if no alternative is meant for their role, so that callers without any claim to the
 * object learn nothing. The reason names what the request lacks or the state of the caller's own
 * consent; it never reveals whether a value exists.
 * @param about facts about the object; the caller must be allowed to know that it exists
 */
export function denialReason(
  rule: Rule,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
  today: string,
): DenialReason | undefined {
  const facts = viewerFactsOf(viewer, today);
  let nearest = -1;
  for (const way of waysOf(rule)) {
    if (!way.terms.every((term) => facts.terms.has(term)) || !isOpenTo(way, facts)) continue;
    const reason = reasonOf(way, viewer, facts, about, cluster);
    if (reason !== undefined) nearest = Math.max(nearest, NEARNESS.indexOf(reason));
  }
  return NEARNESS[nearest];
}

/** Whether an alternative is meant for callers with the viewer's roles, whatever they request. */
export function isOpenTo({ roles }: Way, { terms }: ViewerFacts): boolean {
  return roles === undefined ? terms.has('auth') : roles.some((role) => terms.has(`role:${role}`));
}

/**
 * The reason why one alternative of a rule denies; undefined if there is none that may be reported.
 */
export function reasonOf(
  way: Way,
  viewer: Viewer,
  facts: ViewerFacts,
  about: About,
  cluster: string | undefined,
): DenialReason | undefined {
  const { purpose, openings, proven, terms } = facts;
  if (cluster !== undefined || way.purposes.length > 0) {
    if (purpose === undefined)
      return viewer.purpose === undefined ? 'PURPOSE_REQUIRED' : 'PURPOSE_NOT_ALLOWED';
    if (!way.purposes.every((term) => terms.has(term)) || !hasRoleForPurpose(way, facts))
      return 'PURPOSE_NOT_ALLOWED';
  }
  if (cluster !== undefined) {
    if (!openings.has(cluster)) return 'PURPOSE_NOT_ALLOWED';
    if (!proven) return purpose?.proof === 'case' ? 'CASE_REQUIRED' : 'REASON_REQUIRED';
  }
  const missing = relationsOf(way, facts, cluster).find(
    (term) => !hasRelation(term, viewer, about, cluster),
  );
  switch (missing) {
    case 'rel:consent':
      return consentReason(viewer, about, cluster, openings.get(cluster ?? '') === 'separate');
    case 'rel:jurisdiction':
      return 'OUT_OF_JURISDICTION';
    case 'rel:case':
      return 'CASE_REQUIRED';
    default:
      return undefined;
  }
}

/** Why the consents that the request names do not cover this subject and cluster. */
function consentReason(
  { consents = [], failedConsents = [] }: Viewer,
  { subjectId }: About,
  cluster: string | undefined,
  separate: boolean,
): DenialReason {
  const given =
    subjectId === undefined ? [] : consents.filter((one) => one.subjectId === subjectId);
  if (given.length > 0) {
    const named = given.some(({ clusters }) => cluster !== undefined && clusters.includes(cluster));
    return separate && !named ? 'SEPARATE_CONSENT_REQUIRED' : 'CONSENT_REQUIRED';
  }
  const codes = failedConsents
    .filter((one) => subjectId !== undefined && one.subjectId === subjectId)
    .map(({ code }) => NEARNESS.indexOf(code as DenialReason));
  return NEARNESS[Math.max(-1, ...codes)] ?? 'CONSENT_REQUIRED';
}
