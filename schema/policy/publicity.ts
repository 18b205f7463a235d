import { addTerm } from './calendar';
import { term, type TermId } from './terms';

/** How serious an act is, which decides how long it may be published. */
export type Severity = 'MINOR' | 'GENERAL' | 'SERIOUS';

/** The longest publication term by severity. */
const MAXIMUM: Readonly<Record<Severity, TermId>> = {
  MINOR: 'publicity.minor.max',
  GENERAL: 'publicity.general.max',
  SERIOUS: 'publicity.serious.max',
};

/** The longest publication term of an act, in the version in force on the day of the decision. */
export function longestPublicity(severity: Severity, decisionDate: string): string {
  return term(MAXIMUM[severity], decisionDate).value;
}

/**
 * The end of a term that begins on a day.
 * @returns null without a rule, and when no version of the rule was in force on that day
 */
export function endOfTerm(ruleId: string | undefined, day: string): string | null {
  if (ruleId === undefined) return null;
  try {
    return addTerm(day, term(ruleId as TermId, day).value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The last day on which an act may be published; null when no such rule was in force. */
export function endOfPublicity(severity: Severity, decisionDate: string): string | null {
  return endOfTerm(MAXIMUM[severity], decisionDate);
}
