import { addTerm } from './calendar';
import { endOfPublicity, type Severity } from './publicity';
import { term, type TermId } from './terms';

/** The shortest publication of an act before it can be repaired; none for a minor one. */
const MINIMUM: Readonly<Record<Severity, TermId | undefined>> = {
  // NDRC Order 36: repair as soon as the duty is performed.
  MINOR: undefined,
  GENERAL: 'publicity.general.min',
  SERIOUS: 'publicity.serious.min',
};

/**
 * The kinds of record that are repaired by the department that determined them. Defaulters are
 * removed by the court (SPC defaulter list rules, Art. 10), not repaired.
 */
export const REPAIRABLE: ReadonlySet<string> = new Set(['Penalty']);

/** The terms of the repair of an act. */
export interface RepairTerms {
  /** First day on which the repair can be applied for. */
  readonly from: string;
  /** Last day of publication; null when no such rule was in force. */
  readonly publishedUntil: string | null;
  /** The rule of the minimum term; null for none. */
  readonly rule: string | null;
}

/**
 * The terms of the repair of an act, by the rules in force on a day: the version of the day of the
 * application applies, not that of the decision (NDRC Order 36, in force from 2026-04-01).
 */
export function repairTerms(
  { severity, decisionDate }: { readonly severity: Severity; readonly decisionDate: string },
  today: string,
): RepairTerms {
  const rule = MINIMUM[severity];
  return {
    from: rule === undefined ? decisionDate : addTerm(decisionDate, term(rule, today).value),
    publishedUntil: endOfPublicity(severity, decisionDate),
    rule: rule ?? null,
  };
}
