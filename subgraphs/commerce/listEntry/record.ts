import type { ListEntryRow } from '../../../schema/generated/commerce.rows';
import type { Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

export type { CreditList } from '../../../schema/generated/commerce.rows';

/**
 * An entry of the abnormal operation list (经营异常名录; category ABNORMAL_LIST) or of a
 * serious-dishonesty list (严重失信主体名单; category SERIOUS_LIST). Added on `decisionDate`.
 */
export type ListEntryRecord = ListEntryRow;

/** Entries of natural persons are not published; all others are. */
export function listEntryDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
