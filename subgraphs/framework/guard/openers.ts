import { waysOf } from '../../../schema/policy/ways';
import type { Rule } from '../../../schema/policy/rule';
import type { Viewer } from '../../../schema/viewer';
import type { WithheldCode } from '../../../schema/withheld';
import { isOpenTo, reasonOf, type DenialReason } from './reason';
import { viewerFactsOf, type ViewerFacts } from './viewerFacts';

const known = new WeakMap<
  ViewerFacts,
  Map<Rule, Map<string | undefined, readonly WithheldCode[]>>
>();

/**
 * The codes of what a viewer would need to pass a rule for an object to which they have no relation
 * yet: one code per alternative that is meant for their role, sorted and without duplicates. The
 * codes depend only on the caller, the rule, the cluster and the day.
 * @param cluster the consent cluster of the field or type that the rule guards
 * @param today YYYY-MM-DD, China Standard Time
 */
export function openersOf(
  rule: Rule,
  viewer: Viewer,
  cluster: string | undefined,
  today: string,
): readonly WithheldCode[] {
  const facts = viewerFactsOf(viewer, today);
  let byRule = known.get(facts);
  if (byRule === undefined)
    known.set(facts, (byRule = new Map<Rule, Map<string | undefined, readonly WithheldCode[]>>()));
  let byCluster = byRule.get(rule);
  if (byCluster === undefined)
    byRule.set(rule, (byCluster = new Map<string | undefined, readonly WithheldCode[]>()));
  let codes = byCluster.get(cluster);
  if (codes === undefined) {
    const own = waysOf(rule)
      .filter((way) => isOpenTo(way, facts))
      .map((way) => codeOf(reasonOf(way, viewer, facts, {}, cluster)));
    codes = own.length > 0 ? [...new Set(own)].sort() : ['ROLE_REQUIRED'];
    byCluster.set(cluster, codes);
  }
  return codes;
}

/**
 * The code of what would remove a reason of denial; without a reason, only the subject has access.
 */
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
