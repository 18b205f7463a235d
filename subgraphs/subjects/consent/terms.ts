import { addTerm } from '../../../schema/policy/calendar';
import { term } from '../../../schema/policy/terms';
import { creditError } from '../../../schema/errors';
import { optionalUpdate, requiredUpdate, type Update } from '../../framework/partialUpdate';
import type { ConsentTerms } from './record';

export const MAX_USES_PER_DAY = 1000;

/**
 * Checks that terms are consistent in themselves, independently of the requested terms.
 * @throws BAD_USER_INPUT with one sentence about the first fault
 */
export function checkTerms(terms: ConsentTerms): void {
  const { clusters, validFrom, validTo, oneTime, dailyLimit, historyFrom, historyTo } = terms;
  const invalid = (message: string) => creditError('BAD_USER_INPUT', message);
  if (clusters.length === 0) throw invalid('A consent needs at least one cluster.');
  if (validTo < validFrom) throw invalid('The last day of validity is before the first.');
  if (historyFrom !== null && historyTo !== null && historyTo < historyFrom)
    throw invalid('The last day of the history window is before the first.');
  if (oneTime && dailyLimit !== null)
    throw invalid('A one-time consent must not have a daily limit.');
  if (oneTime) return;
  if (dailyLimit === null || dailyLimit < 1 || dailyLimit > MAX_USES_PER_DAY)
    throw invalid(`A recurring consent needs a daily limit between 1 and ${MAX_USES_PER_DAY}.`);
}

/**
 * The last days on which a consent requested today may be answered and used, by the rules in force.
 * @param today YYYY-MM-DD, China Standard Time
 */
export function consentLimits(today: string): { readonly answerBy: string; readonly end: string } {
  return {
    answerBy: addTerm(today, term('consent.answer', today).value),
    end: addTerm(today, term('consent.validity.max', today).value),
  };
}

/** Whether terms grant no more than others in any respect. */
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

/** The terms that an answer changes. Omitted terms stay unchanged. */
export type TermsChange = Update<ConsentTerms>;

/**
 * Terms after an answer, which can only narrow them.
 * @throws BAD_USER_INPUT when the answer widens the terms or is inconsistent; null for a bound
 *   widens them, because it removes the bound
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
