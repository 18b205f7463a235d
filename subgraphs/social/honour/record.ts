import type { CreditRecord } from '../../kit/record/record';
import type { Profession } from '../profession';

/** A commendation of a practitioner or of an institution, announced when granted (`disclosure` OPEN). */
export interface HonourRecord extends CreditRecord {
  /** The register entry honoured; null when an institution is. */
  readonly practitionerId: string | null;
  /** Null when an institution is honoured. */
  readonly profession: Profession | null;
  readonly title: string;
  readonly grantor: string;
  readonly level: 'NATIONAL' | 'MUNICIPAL' | 'DISTRICT' | 'INDUSTRY';
}
