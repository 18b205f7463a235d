import type { CreditRecord, Disclosure } from '../../kit/record/record';
import type { Sealable } from '../../kit/vault/sealedFields';

export type TaxGradeLevel = 'A' | 'B' | 'M' | 'C' | 'D';

/** A tax credit grade (纳税缴费信用级别) of one year; category EVALUATION. */
export interface TaxGradeRecord extends CreditRecord {
  /** The year evaluated; the decision is made in the next. */
  readonly year: number;
  readonly grade: TaxGradeLevel;
  /**
   * Sealed. 0 to 100; null where graded directly. A from 90, B from 70, M from 70 where new or without
   * income, C from 40, D below (State Taxation Administration, Announcement 12 of 2025).
   */
  readonly score: Sealable<number> | null;
}

/** Grade A is published by law, of organisations and of traders; no other grade is. */
export function taxGradeDisclosure(subjectIsPerson: boolean, grade: TaxGradeLevel): Disclosure {
  return !subjectIsPerson && grade === 'A' ? 'OPEN' : 'RESTRICTED';
}
