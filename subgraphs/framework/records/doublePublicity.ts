import { addTerm } from '../../../schema/policy/calendar';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { TERMS, term } from '../../../schema/policy/terms';
import type { CreditRecord } from './record';

const FIRST_DAY = TERMS.filter(({ ruleId }) => ruleId === 'publicity.double')
  .map(({ effectiveFrom }) => effectiveFrom)
  .sort()[0]!;

/** Last days by date of decision: a rebuild computes them for every record. */
const known = new Map<string, string>();
const KNOWN_DATES = 20_000;

/**
 * The last day on which a permit or penalty decided on a day is reported and published in time
 * (双公示, `publicity.double`); null when it was decided before the first such term.
 */
export function doublePublicityEnd(decisionDate: string): string | null {
  if (decisionDate < FIRST_DAY) return null;
  let end = known.get(decisionDate);
  if (end === undefined) {
    end = addTerm(decisionDate, term('publicity.double', decisionDate).value);
    if (known.size >= KNOWN_DATES) known.clear();
    known.set(decisionDate, end);
  }
  return end;
}

/**
 * Whether a permit or penalty reached the platform after its term of double publicity; null when it
 * was decided before the first such term, or comes from another body.
 */
export function reportedLate({
  decisionDate,
  provenance,
}: Pick<CreditRecord, 'decisionDate' | 'provenance'>): boolean | null {
  // The term is that of the departments of the district.
  if (provenance.origin != null) return null;
  const lastDay = doublePublicityEnd(decisionDate);
  return lastDay === null ? null : chinaDate(provenance.receivedAt) > lastDay;
}
