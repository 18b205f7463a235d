import type { ProfessionalHonourRow } from '../../../schema/generated/social.rows';

/** A commendation of a practitioner or of an institution, announced when granted (`disclosure` OPEN). */
export interface HonourRecord extends ProfessionalHonourRow {
  /** The register entry honoured; null when an institution is. */
  readonly practitionerId: string | null;
}
