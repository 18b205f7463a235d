import type { CreditRecord, Disclosure } from '../../kit/record/record';
import type { Sealable } from '../../kit/vault/sealedFields';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

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
export const RESTRICTED_TAX_GRADES: RestrictedClasses<
  OfPerson & { readonly grade: TaxGradeLevel }
> = {
  ...OF_PERSONS,
  GRADES_OTHER_THAN_A: ({ grade }) => grade !== 'A',
};

export function taxGradeDisclosure(subjectIsPerson: boolean, grade: TaxGradeLevel): Disclosure {
  return disclosureOf(RESTRICTED_TAX_GRADES, { subjectIsPerson, grade });
}
