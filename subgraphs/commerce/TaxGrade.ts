import type { TaxGradeLevel } from '../../schema/generated/commerce.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';

/** The law publishes only grade A, for organisations and self-employed traders. */
export const RESTRICTED_TAX_GRADES: RestrictedClasses<
  OfPerson & { readonly grade: TaxGradeLevel }
> = {
  ...OF_PERSONS,
  GRADES_OTHER_THAN_A: ({ grade }) => grade !== 'A',
};

export const taxGrade = defineRecord('TaxGrade', {
  restricted: RESTRICTED_TAX_GRADES,
});
