import { addTerm } from '../../schema/policy/calendar';
import { term, type TermId } from '../../schema/policy/terms';
import { dayNumber } from '../days';
import type { RecordWish } from '../recordFactory';
import type { KindFacts } from './kindFacts';

const ADVERSE = 'retention.adverse' satisfies TermId;

/** What of a record follows from the terms of its kind, on the day it is decided. */
export function termsOf(
  { refresh, retention }: Pick<KindFacts, 'refresh' | 'retention'>,
  decisionDate: string,
): Pick<RecordWish, 'within' | 'adverse' | 'expiresOn' | 'never'> {
  const published = endOf(refresh, decisionDate);
  const adverse = retention === ADVERSE;
  return {
    ...(published !== null && { within: dayNumber(published) - dayNumber(decisionDate) }),
    // Adverse information is kept in use for its term; any other term ends the record itself.
    adverse,
    expiresOn: adverse ? null : endOf(retention, decisionDate),
    // What is no blemish is not repaired.
    never: adverse ? [] : ['REPAIRED'],
  };
}

/** The end of a term that begins on a day; null where there was no such rule then. */
function endOf(id: string | undefined, day: string): string | null {
  if (id === undefined) return null;
  try {
    return addTerm(day, term(id as TermId, day).value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
