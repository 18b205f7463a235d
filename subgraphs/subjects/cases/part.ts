import { isOpen, type CaseKindEntry } from '../../../schema/cases/caseKind';
import type { CaseStateName } from '../../../schema/cases/words';
import { addTerm } from '../../../schema/policy/calendar';
import { term } from '../../../schema/policy/terms';
import type { CasePart } from './record';

/** A case in a state that it reaches on a day, with the time limit by the rule of that day. */
export function partOf(
  kind: CaseKindEntry,
  state: CaseStateName,
  { today, version }: { readonly today: string; readonly version: number },
): CasePart {
  const open = isOpen(kind, state);
  const limit = kind.states[state];
  if (limit == null) return { state, open, dueOn: null, rule: null, version };
  const { ruleId, value } = term(limit, today);
  return { state, open, dueOn: addTerm(today, value), rule: ruleId, version };
}
