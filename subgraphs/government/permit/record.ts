import type { PermitRow } from '../../../schema/generated/government.rows';
import type { Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

export type { PermitClass, PermitStatus } from '../../../schema/generated/government.rows';

/**
 * An administrative permit (行政许可) with the field set of double publicity. Its category is
 * ADMINISTRATIVE; the decision's title and number are those of `basis`. The document number of
 * the permit holder and of its representative are not collected at all.
 */
export type PermitRecord = PermitRow;

/** Permits of natural persons are not published; all others are. */
export function permitDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
