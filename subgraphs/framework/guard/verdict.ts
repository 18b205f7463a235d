import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { About } from './about';
import { openingConsent, hasRelation } from './relations';
import { viewerFactsOf, type RemainingRelations, type ViewerFacts } from './viewerFacts';
import { waysOf, type Way } from '../../../schema/policy/ways';

/**
 * Whether a viewer may read a field of an object. All terms of one of the rule's alternatives must
 * be true. If the field belongs to a consent cluster, the purpose of the request must also open
 * that cluster to a role of the alternative, with the proof that the purpose demands
 * (permissions.md, section 4: no purpose, no personal data). A field that is open to everybody
 * needs no purpose. Never throws; an unknown term or purpose denies.
 * @param about facts about the object
 * @param cluster the consent cluster of the field
 * @param today YYYY-MM-DD, China Standard Time: the day whose matrix decides
 */
export function allows(
  rule: Rule,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
  today: string,
): boolean {
  for (const relations of remainingRelations(rule, viewerFactsOf(viewer, today), cluster)) {
    if (hasAllRelations(relations, viewer, about, cluster)) return true;
  }
  return false;
}

/**
 * The consent on which a viewer's access relies; if several consents grant it, the first that the
 * request names.
 * @returns the id of the consent; undefined if the viewer needs none or has no access
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
  for (const relations of remainingRelations(rule, viewerFactsOf(viewer, today), cluster)) {
    if (!hasAllRelations(relations, viewer, about, cluster)) continue;
    if (!relations.includes('rel:consent')) return undefined;
    relied ??= openingConsent(viewer, about, cluster)?.id;
  }
  return relied;
}

function hasAllRelations(
  relations: RemainingRelations,
  viewer: Viewer,
  about: About,
  cluster: string | undefined,
): boolean {
  for (const term of relations) if (!hasRelation(term, viewer, about, cluster)) return false;
  return true;
}

/**
 * The relations that each satisfiable alternative of a rule still demands of the object. They
 * depend only on the caller, the day, the rule and the cluster, so they are computed once for all
 * objects of this request and of later requests.
 */
export function remainingRelations(
  rule: Rule,
  facts: ViewerFacts,
  cluster: string | undefined,
): readonly RemainingRelations[] {
  let byCluster = facts.remaining.get(rule);
  if (byCluster === undefined)
    facts.remaining.set(
      rule,
      (byCluster = new Map<string | undefined, readonly RemainingRelations[]>()),
    );
  let remaining = byCluster.get(cluster);
  if (remaining === undefined) {
    remaining = waysOf(rule)
      .filter((way) => way.open || isSatisfiable(way, facts, cluster))
      .map((way) => (way.open ? [] : relationsOf(way, facts, cluster)));
    byCluster.set(cluster, remaining);
  }
  return remaining;
}

/** Whether all parts of an alternative are true except its relations, which need the object. */
function isSatisfiable(way: Way, facts: ViewerFacts, cluster: string | undefined): boolean {
  return (
    way.terms.every((term) => facts.terms.has(term)) &&
    way.purposes.every((term) => facts.terms.has(term)) &&
    (way.purposes.length === 0 || (hasRoleForPurpose(way, facts) && facts.proven)) &&
    (cluster === undefined ||
      (facts.openings.has(cluster) && hasRoleForPurpose(way, facts) && facts.proven))
  );
}

/** Whether the caller has a role of the alternative that may use the purpose. */
export function hasRoleForPurpose({ roles }: Way, facts: ViewerFacts): boolean {
  return roles === undefined ? facts.roles.size > 0 : roles.some((role) => facts.roles.has(role));
}

/**
 * The relations that an alternative demands of the object: its own, and the subject's consent if
 * the purpose requires it as proof or opens the cluster only with a separate consent.
 */
export function relationsOf(
  { relations }: Way,
  { purpose, openings }: ViewerFacts,
  cluster: string | undefined,
): readonly string[] {
  const consented =
    cluster !== undefined &&
    (purpose?.proof === 'consent' || openings.get(cluster) === 'separate') &&
    !relations.includes('rel:consent');
  return consented ? [...relations, 'rel:consent'] : relations;
}
