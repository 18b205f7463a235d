import type { TaxGradeLevel, TaxGradeRow } from '../../../schema/generated/commerce.rows';
import type { Disclosure } from '../../kit/record/record';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

export type { TaxGradeLevel };

/** A tax credit grade (纳税缴费信用级别) of one year; category EVALUATION. */
export type TaxGradeRecord = TaxGradeRow;

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
