import { endOfTerm } from '../../schema/policy/publicity';
import type { TermId } from '../../schema/policy/terms';
import { dayNumber } from '../days';
import type { RecordSpec } from '../recordFactory';
import type { KindFacts } from '../../subgraphs/framework/records/kindFacts';

const ADVERSE = 'retention.adverse' satisfies TermId;

/** The properties of a record that follow from the terms of its kind on the day of the decision. */
export function termsOf(
  { refresh, retention }: Pick<KindFacts, 'refresh' | 'retention'>,
  decisionDate: string,
): Pick<RecordSpec, 'within' | 'adverse' | 'expiresOn' | 'never'> {
  const published = endOfTerm(refresh, decisionDate);
  const adverse = retention === ADVERSE;
  return {
    ...(published !== null && { within: dayNumber(published) - dayNumber(decisionDate) }),
    // Adverse information is retained for its term; any other term ends the record itself.
    adverse,
    expiresOn: adverse ? null : endOfTerm(retention, decisionDate),
    // Only adverse information can be repaired.
    never: adverse ? [] : ['REPAIRED'],
  };
}
