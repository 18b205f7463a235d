import { addTerm } from '../../schema/policy/calendar';
import { term, type TermId } from '../../schema/policy/terms';
import { dayNumber } from '../days';
import type { RecordSpec } from '../recordFactory';
import type { KindFacts } from './kindFacts';

const ADVERSE = 'retention.adverse' satisfies TermId;

/** The properties of a record that follow from the terms of its kind on the day of the decision. */
export function termsOf(
  { refresh, retention }: Pick<KindFacts, 'refresh' | 'retention'>,
  decisionDate: string,
): Pick<RecordSpec, 'within' | 'adverse' | 'expiresOn' | 'never'> {
  const published = endOf(refresh, decisionDate);
  const adverse = retention === ADVERSE;
  return {
    ...(published !== null && { within: dayNumber(published) - dayNumber(decisionDate) }),
    // Adverse information is retained for its term; any other term ends the record itself.
    adverse,
    expiresOn: adverse ? null : endOf(retention, decisionDate),
    // Only adverse information can be repaired.
    never: adverse ? [] : ['REPAIRED'],
  };
}

/** The end of a term that begins on a day; null if no such rule was in force. */
function endOf(id: string | undefined, day: string): string | null {
  if (id === undefined) return null;
  try {
    return addTerm(day, term(id as TermId, day).value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
