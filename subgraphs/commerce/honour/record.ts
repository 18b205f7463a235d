import type { IntegrityHonourRow } from '../../../schema/generated/commerce.rows';
import type { Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

/**
 * An honour for good faith (诚信荣誉); category HONOURS. Awarded on `decisionDate`, valid until
 * `expiresOn`.
 */
export type HonourRecord = IntegrityHonourRow;

/** Honours of natural persons are not published here; all others are. */
export function honourDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
