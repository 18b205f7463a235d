import { COMMITMENT_FORM } from './commitmentForms';
import type { ExchangeForm } from './form';
import { PENALTY_2015, PENALTY_2018 } from './penaltyForms';
import { PERMIT_2015, PERMIT_2018 } from './permitForms';

/** The forms of the national exchange standard, the forms of a kind from new to old. */
export const FORMS: readonly ExchangeForm[] = Object.freeze([
  PERMIT_2018,
  PERMIT_2015,
  PENALTY_2018,
  PENALTY_2015,
  COMMITMENT_FORM,
]);

/** The forms of a kind of record; none for a kind that the standard does not have. */
export function formsOf(kind: string): readonly ExchangeForm[] {
  return FORMS.filter((form) => form.kind === kind);
}
