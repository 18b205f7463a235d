import type { DirectiveNode } from 'graphql';
import { PURPOSES } from '../policy/purposes';
import { ruleOf, unmaskRuleOf } from '../policy/rule';
import { waysOf } from '../policy/ways';
import { eachDirective } from './eachDirective';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'consentSpelledOut';

/** The roles that may read personal data only with the subject's consent. */
const BY_CONSENT: ReadonlySet<string> = new Set(
  PURPOSES.flatMap(({ roles }) => roles).filter((role) =>
    PURPOSES.every(({ roles, proof }) => proof === 'consent' || !roles.some((one) => one === role)),
  ),
);

/**
 * Consent spelled out. An alternative that opens data of a consent cluster to a role that needs
 * consent names `rel:consent`. The purposes require the consent anyway, but the catalogue shows the
 * rule, and the gateway and readers rely on it.
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
        `"role:${role}" has access only by consent: add rel:consent to this alternative.`,
      ),
    );
}
