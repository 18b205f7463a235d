import type { DirectiveNode } from 'graphql';
import { purposeOf } from '../policy/purposes';
import { ruleOf, unmaskRuleOf, type Rule } from '../policy/rule';
import { eachDirective } from './eachDirective';
import { findingAt, type Finding, type TextRule } from './finding';

const RULE = 'purposesInOffice';

/**
 * Purposes in office. An alternative that names a purpose also names a role that may state it: the
 * rule must show which callers can use the alternative, and the gateway's first check, which has
 * only the caller's terms, must refuse all others.
 */
export const purposesInOffice: TextRule = (graph) => eachDirective(graph, faultsOf);

function faultsOf(directive: DirectiveNode): Finding[] {
  const rule: Rule | undefined = ruleOf([directive]) ?? unmaskRuleOf([directive]);
  return (rule ?? []).flatMap((all) =>
    all
      .filter((term) => term.startsWith('purpose:') && !hasRoleFor(term.slice(8), all))
      .map((term) =>
        findingAt(directive, RULE, `"${term}" is named without a role that may state it.`),
      ),
  );
}

function hasRoleFor(purpose: string, all: readonly string[]): boolean {
  return purposeOf(purpose)?.roles.some((role) => all.includes(`role:${role}`)) ?? false;
}
