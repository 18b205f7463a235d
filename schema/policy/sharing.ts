import { isGuarded, isRelational, type Rule } from './rule';

/** How an item is shared between public bodies (共享属性). */
export type Sharing = 'UNCONDITIONAL' | 'CONDITIONAL' | 'NOT_SHARED';

/**
 * The sharing class of a rule. UNCONDITIONAL: an officer of any department may read the field
 * whatever the relation to the subject and the purpose.
 */
export function sharingOf(rule: Rule): Sharing {
  if (!isGuarded(rule)) return 'UNCONDITIONAL';
  const forOfficers = rule.filter((all) => all.includes('role:officer'));
  if (forOfficers.length === 0) return 'NOT_SHARED';
  const conditional = (term: string) => isRelational(term) || term.startsWith('purpose:');
  return forOfficers.some((all) => !all.some(conditional)) ? 'UNCONDITIONAL' : 'CONDITIONAL';
}
