import { Kind, visit, type DirectiveNode } from 'graphql';
import { purposeOf } from '../policy/purposes';
import { ruleOf, unmaskRuleOf, type Rule } from '../policy/rule';
import { waysOf } from '../policy/ways';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'purposesInOffice';

/**
 * Purposes in office. An alternative that names a purpose names, beside it, a role that may ask
 * for it, or is one of the subject's own: who may use the alternative must be readable from the
 * rule.
 */
export const purposesInOffice: TextRule = ({ models }) =>
  models.flatMap(({ definitions }) => {
    const findings: Finding[] = [];
    visit(
      { kind: Kind.DOCUMENT, definitions },
      { Directive: (node) => void findings.push(...faultsOf(node)) },
    );
    return findings;
  });

function faultsOf(directive: DirectiveNode): Finding[] {
  const rule: Rule | undefined = ruleOf([directive]) ?? unmaskRuleOf([directive]);
  return waysOf(rule ?? []).flatMap(({ purposes, roles }) =>
    purposes
      .filter((term) => !purposeOf(term.slice(8))?.roles.some((role) => roles?.includes(role)))
      .map((term) =>
        findingAt(directive, RULE, `"${term}" stands without a role that may ask for it.`),
      ),
  );
}
