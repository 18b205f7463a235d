import { waysOf } from '../../../schema/policy/ways';
import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { WithheldCode } from '../../../schema/withheld';
import { isOpenTo, reasonOf, type DenialReason } from './reason';
import { standingOf, type Standing } from './standing';

const known = new WeakMap<Standing, Map<Rule, Map<string | undefined, readonly WithheldCode[]>>>();

/**
 * What would open a rule to a viewer for an object they have no relation to yet: a code for each
 * alternative that is meant for their role, sorted. It depends on the caller, the rule and the day
 * alone.
 * @param cluster the consent cluster of what the rule guards
 * @param today YYYY-MM-DD, China Standard Time
 */
export function openersOf(
  rule: Rule,
  viewer: Viewer,
  cluster: string | undefined,
  today: string,
): readonly WithheldCode[] {
  const standing = standingOf(viewer, today);
  let byRule = known.get(standing);
  if (byRule === undefined)
    known.set(
      standing,
      (byRule = new Map<Rule, Map<string | undefined, readonly WithheldCode[]>>()),
    );
  let byCluster = byRule.get(rule);
  if (byCluster === undefined)
    byRule.set(rule, (byCluster = new Map<string | undefined, readonly WithheldCode[]>()));
  let codes = byCluster.get(cluster);
  if (codes === undefined) {
    const own = waysOf(rule)
      .filter((way) => isOpenTo(way, standing))
      .map((way) => codeOf(reasonOf(way, viewer, standing, {}, cluster)));
    codes = own.length > 0 ? [...new Set(own)].sort() : ['ROLE_REQUIRED'];
    byCluster.set(cluster, codes);
  }
  return codes;
}

/** A reason of a denial as that which would end it; without one, the subject itself is needed. */
function codeOf(reason: DenialReason | undefined): WithheldCode {
  switch (reason) {
    case undefined:
      return 'SUBJECT_REQUIRED';
    case 'PURPOSE_REQUIRED':
    case 'PURPOSE_NOT_ALLOWED':
      return 'PURPOSE_REQUIRED';
    case 'OUT_OF_JURISDICTION':
      return 'JURISDICTION_REQUIRED';
    case 'CASE_REQUIRED':
    case 'REASON_REQUIRED':
      return reason;
    default:
      return 'CONSENT_REQUIRED';
  }
}
