import { addTerm } from '../../../schema/policy/calendar';
import { term } from '../../../schema/policy/terms';
import { creditError } from '../../../schema/errors';
import { optionalUpdate, requiredUpdate, type Update } from '../../framework/partialUpdate';
import type { ConsentTerms } from './record';

export const MOST_USES_A_DAY = 1000;

/** The parts of a consent's terms that are right in themselves, whatever was asked before. */
export function checkTerms(terms: ConsentTerms): void {
  const { clusters, validFrom, validTo, oneTime, dailyLimit, historyFrom, historyTo } = terms;
  const fault = (message: string) => creditError('BAD_USER_INPUT', message);
  if (clusters.length === 0) throw fault('A consent needs at least one cluster.');
  if (validTo < validFrom) throw fault('The last day of validity is before the first.');
  if (historyFrom !== null && historyTo !== null && historyTo < historyFrom)
    throw fault('The last day of the history window is before the first.');
  if (oneTime && dailyLimit !== null) throw fault('A consent to one use has no daily limit.');
  if (oneTime) return;
  if (dailyLimit === null || dailyLimit < 1 || dailyLimit > MOST_USES_A_DAY)
    throw fault(`A recurring consent needs a daily limit between 1 and ${MOST_USES_A_DAY}.`);
}

/**
 * How long a consent asked for today may be answered and used, by the rules in force.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function consentLimits(today: string): { readonly answerBy: string; readonly end: string } {
  return {
    answerBy: addTerm(today, term('consent.answer', today).value),
    end: addTerm(today, term('consent.validity.max', today).value),
  };
}

/** Whether terms give no more than others in any respect. */
function isWithin(narrow: ConsentTerms, wide: ConsentTerms): boolean {
  const uses = ({ oneTime, dailyLimit }: ConsentTerms) => (oneTime ? 0 : (dailyLimit ?? Infinity));
  return (
    narrow.clusters.every((cluster) => wide.clusters.includes(cluster)) &&
    narrow.validFrom >= wide.validFrom &&
    narrow.validTo <= wide.validTo &&
    uses(narrow) <= uses(wide) &&
    (wide.historyFrom === null ||
      (narrow.historyFrom !== null && narrow.historyFrom >= wide.historyFrom)) &&
    (wide.historyTo === null || (narrow.historyTo !== null && narrow.historyTo <= wide.historyTo))
  );
}

/** What an answer may change of the terms it answers; what it leaves out stays. */
export type TermsChange = Update<ConsentTerms>;

/**
 * Terms as an answer changes them: never to more than they were.
 * @throws BAD_USER_INPUT when the answer gives more, or makes no sense; null in place of a bound
 *   gives more, because it removes the bound
 */
export function narrowed(terms: ConsentTerms, change: TermsChange): ConsentTerms {
  const oneTime = requiredUpdate('oneTime', change.oneTime, terms.oneTime);
  const next: ConsentTerms = {
    clusters: [...new Set(requiredUpdate('clusters', change.clusters, terms.clusters))],
    validFrom: requiredUpdate('validFrom', change.validFrom, terms.validFrom),
    validTo: requiredUpdate('validTo', change.validTo, terms.validTo),
    oneTime,
    dailyLimit: optionalUpdate(change.dailyLimit, oneTime ? null : terms.dailyLimit),
    historyFrom: optionalUpdate(change.historyFrom, terms.historyFrom),
    historyTo: optionalUpdate(change.historyTo, terms.historyTo),
  };
  checkTerms(next);
  if (!isWithin(next, terms))
    throw creditError(
      'BAD_USER_INPUT',
      'An answer may grant less than was requested, but not more.',
    );
  return next;
}
