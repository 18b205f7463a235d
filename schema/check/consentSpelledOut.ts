import type { DirectiveNode } from 'graphql';
import { PURPOSES } from '../policy/purposes';
import { ruleOf, unmaskRuleOf } from '../policy/rule';
import { waysOf } from '../policy/ways';
import { eachDirective } from './eachDirective';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'consentSpelledOut';

/** The roles that may ask for personal data with the subject's consent and not otherwise. */
const BY_CONSENT: ReadonlySet<string> = new Set(
  PURPOSES.flatMap(({ roles }) => roles).filter((role) =>
    PURPOSES.every(({ roles, proof }) => proof === 'consent' || !roles.some((one) => one === role)),
  ),
);

/**
 * Consent spelled out. What opens data of a consent cluster to those who may ask for it by
 * consent alone says `rel:consent`: the purposes demand it in any case, but the rule is what the
 * catalogue shows, and what the gateway and readers go by.
 */
export const consentSpelledOut: TextRule = (graph) => eachDirective(graph, faultsOf);

function faultsOf(directive: DirectiveNode): Finding[] {
  const ofCluster = directive.arguments?.some(({ name }) => name.value === 'cluster') ?? false;
  const rule = (ofCluster ? ruleOf([directive]) : undefined) ?? unmaskRuleOf([directive]) ?? [];
  return waysOf(rule)
    .filter(({ relations }) => !relations.includes('rel:consent'))
    .flatMap(({ roles = [] }) => roles.filter((role) => BY_CONSENT.has(role)))
    .map((role) =>
      findingAt(
        directive,
        RULE,
        `"role:${role}" opens by consent alone: write rel:consent beside.`,
      ),
    );
}
