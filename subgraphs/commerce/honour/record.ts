import type { CreditRecord, Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

/**
 * An honour for good faith (诚信荣誉); category HONOURS. Awarded on `decisionDate`, valid until
 * `expiresOn`.
 */
export interface HonourRecord extends CreditRecord {
  readonly title: string;
  readonly level: 'NATIONAL' | 'MUNICIPAL' | 'DISTRICT' | 'SECTOR';
  /** Name of the awarding body, which may be none of the district's departments. */
  readonly awardedBy: string;
}

/** Honours of natural persons are not published here; all others are. */
export function honourDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
