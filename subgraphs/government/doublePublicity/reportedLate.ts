import { addTerm } from '../../../schema/policy/calendar';
import { TERMS, term } from '../../../schema/policy/terms';
import { chinaDate } from '../../framework/context';
import type { CreditRecord } from '../../framework/records/record';

/** The first day of the first term of double publicity. */
export const FIRST_DAY = TERMS.filter(({ ruleId }) => ruleId === 'publicity.double')
  .map(({ effectiveFrom }) => effectiveFrom)
  .sort()[0]!;

/**
 * Whether a permit or penalty reached the platform after its term of double publicity (双公示,
 * `publicity.double`); null when it was decided before the first such term.
 */
export function reportedLate({
  decisionDate,
  provenance,
}: Pick<CreditRecord, 'decisionDate' | 'provenance'>): boolean | null {
  if (decisionDate < FIRST_DAY) return null;
  const lastDay = addTerm(decisionDate, term('publicity.double', decisionDate).value);
  return chinaDate(provenance.receivedAt) > lastDay;
}
