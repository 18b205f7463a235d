import type { CreditRecord, Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

export type CreditList = 'ABNORMAL_OPERATION' | 'SERIOUS_DISHONESTY';

/**
 * An entry of the abnormal operation list (经营异常名录; category ABNORMAL_LIST) or of a
 * serious-dishonesty list (严重失信主体名单; category SERIOUS_LIST). Added on `decisionDate`.
 */
export interface ListEntryRecord extends CreditRecord {
  readonly list: CreditList;
  /** Full name of the list, of which there are several of either kind. */
  readonly listName: string;
  readonly cause: string;
  /** The authority that made the entry; `sourceDepartmentId` is the unit that reported it. */
  readonly authorityId: string;
  readonly removalConditions: string;
  /** Null while listed. */
  readonly removedOn: string | null;
}

/** Entries of natural persons are not published; all others are. */
export function listEntryDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
