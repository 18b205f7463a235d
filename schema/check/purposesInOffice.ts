import type { DirectiveNode } from 'graphql';
import { purposeOf } from '../policy/purposes';
import { ruleOf, unmaskRuleOf, type Rule } from '../policy/rule';
import { eachDirective } from './eachDirective';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'purposesInOffice';

/**
 * Purposes in office. An alternative that names a purpose names, beside it, a role that may ask
 * for it: who may use the alternative must be readable from the rule, and the gateway's first
 * look, which knows the caller's terms alone, must keep everybody else out.
 */
export const purposesInOffice: TextRule = (graph) => eachDirective(graph, faultsOf);

function faultsOf(directive: DirectiveNode): Finding[] {
  const rule: Rule | undefined = ruleOf([directive]) ?? unmaskRuleOf([directive]);
  return (rule ?? []).flatMap((all) =>
    all
      .filter((term) => term.startsWith('purpose:') && !hasRoleFor(term.slice(8), all))
      .map((term) =>
        findingAt(directive, RULE, `"${term}" stands without a role that may ask for it.`),
      ),
  );
}

function hasRoleFor(purpose: string, all: readonly string[]): boolean {
  return purposeOf(purpose)?.roles.some((role) => all.includes(`role:${role}`)) ?? false;
}
