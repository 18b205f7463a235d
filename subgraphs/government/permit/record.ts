import type { CreditRecord, Disclosure } from '../../kit/record/record';
import { disclosureOf, OF_PERSONS } from '../../kit/record/restricted';

export type PermitClass =
  'ORDINARY' | 'CONCESSION' | 'RECOGNITION' | 'APPROVAL' | 'REGISTRATION' | 'OTHER';

export type PermitStatus =
  'IN_FORCE' | 'SUSPENDED' | 'WITHDRAWN' | 'ANNULLED' | 'CANCELLED' | 'LAPSED';

/**
 * An administrative permit (行政许可) with the field set of double publicity. Its category is
 * ADMINISTRATIVE; the decision's title and number are those of `basis`. The document number of
 * the permit holder and of its representative are not collected at all.
 */
export interface PermitRecord extends CreditRecord {
  readonly permitClass: PermitClass;
  readonly certificateName: string | null;
  readonly certificateNumber: string | null;
  readonly content: string;
  readonly validFrom: string;
  /** Null: no end. `expiresOn` is the same day. */
  readonly validTo: string | null;
  /** The permitting authority; `sourceDepartmentId` is the unit that reported the permit. */
  readonly authorityId: string;
  readonly status: PermitStatus;
}

/** Permits of natural persons are not published; all others are. */
export function permitDisclosure(subjectIsPerson: boolean): Disclosure {
  return disclosureOf(OF_PERSONS, { subjectIsPerson });
}
