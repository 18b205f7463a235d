import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { About } from './about';
import { relationHolds } from './relations';
import { standingOf, type Standing } from './standing';
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
  const standing = standingOf(viewer, today);
  return waysOf(rule).some(
    (way) =>
      way.open ||
      (mayTake(way, standing, cluster) &&
        relationsOf(way, standing, cluster).every((term) =>
          relationHolds(term, viewer, about, cluster),
        )),
  );
}

/** Whether an alternative stands but for its relations, which need the object. */
export function mayTake(way: Way, standing: Standing, cluster: string | undefined): boolean {
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
