import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { About } from './about';
import { openingConsent, relationHolds } from './relations';
import { standingOf, type RelationsLeft, type Standing } from './standing';
import { waysOf, type Way } from '../../../schema/policy/ways';

/**
 * Whether a viewer may read a field of an object: all terms of one of the rule's alternatives
 * hold and, where the field belongs to a consent cluster, the purpose of the request opens that
 * cluster to the caller in whose name the alternative stands, with the proof the purpose demands
 * (permissions.md, section 4: no purpose, no personal data). What is open to everybody asks for
 * no purpose. Never throws; an unknown term or purpose does not hold.
 * @param about what the object is about
 * @param cluster the consent cluster the field belongs to
 * @param today YYYY-MM-DD, China Standard Time: the day whose matrix decides
 */
export function allows(
  rule: Rule,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
  today: string,
): boolean {
  for (const relations of relationsLeft(rule, standingOf(viewer, today), cluster)) {
    if (allHold(relations, viewer, about, cluster)) return true;
  }
  return false;
}

/**
 * The consent without which a viewer could not read what the rule allows them: of several that
 * open it the one named first. Undefined where they may read it without any consent, or not at
 * all.
 * @returns the id of the consent
 */
export function consentRelied(
  rule: Rule,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
  today: string,
): string | undefined {
  if (viewer.consents === undefined || viewer.consents.length === 0) return undefined;
  let relied: string | undefined;
  for (const relations of relationsLeft(rule, standingOf(viewer, today), cluster)) {
    if (!allHold(relations, viewer, about, cluster)) continue;
    if (!relations.includes('rel:consent')) return undefined;
    relied ??= openingConsent(viewer, about, cluster)?.id;
  }
  return relied;
}

function allHold(
  relations: RelationsLeft,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
): boolean {
  for (const term of relations) if (!relationHolds(term, viewer, about, cluster)) return false;
  return true;
}

/**
 * What each alternative that may stand still asks of the object. It depends on the caller, the
 * day and the rule alone, so it is worked out once for all the objects of a request and of those
 * after it.
 */
export function relationsLeft(
  rule: Rule,
  standing: Standing,
  cluster: string | undefined,
): readonly RelationsLeft[] {
  let byCluster = standing.left.get(rule);
  if (byCluster === undefined)
    standing.left.set(rule, (byCluster = new Map<string | undefined, readonly RelationsLeft[]>()));
  let left = byCluster.get(cluster);
  if (left === undefined) {
    left = waysOf(rule)
      .filter((way) => way.open || mayTake(way, standing, cluster))
      .map((way) => (way.open ? [] : relationsOf(way, standing, cluster)));
    byCluster.set(cluster, left);
  }
  return left;
}

/** Whether an alternative stands but for its relations, which need the object. */
function mayTake(way: Way, standing: Standing, cluster: string | undefined): boolean {
  return (
    way.terms.every((term) => standing.terms.has(term)) &&
    way.purposes.every((term) => standing.terms.has(term)) &&
    (way.purposes.length === 0 || (inOffice(way, standing) && standing.proven)) &&
    (cluster === undefined ||
      (standing.openings.has(cluster) && inOffice(way, standing) && standing.proven))
  );
}

/** Whether the caller has the alternative's role and may name the purpose in it. */
export function inOffice({ roles }: Way, standing: Standing): boolean {
  return roles === undefined
    ? standing.roles.size > 0
    : roles.some((role) => standing.roles.has(role));
}

/**
 * The relations an alternative demands of the object: its own, and the subject's consent where
 * the purpose rests on it or opens the cluster only with a separate one.
 */
export function relationsOf(
  { relations }: Way,
  { purpose, openings }: Standing,
  cluster: string | undefined,
): readonly string[] {
  const consented =
    cluster !== undefined &&
    (purpose?.proof === 'consent' || openings.get(cluster) === 'separate') &&
    !relations.includes('rel:consent');
  return consented ? [...relations, 'rel:consent'] : relations;
}
