import { organizationClass } from '../../../../schema/identifiers/organizationClass';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { OrganizationRow } from '../../../../schema/generated/subjects.rows';

/** What the rules read. */
export interface Checked {
  readonly row: Pick<OrganizationRow, 'kind' | 'name' | 'uscc' | 'registration'>;
  readonly receivedAt: Date | null;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Contradictions in a registration, by rule. Intake refuses those within a row, but not those that
 * arise later, or in registrations that were stored before the first report.
 */
const RULES: Readonly<Record<string, (checked: Checked) => boolean>> = {
  APPROVED_AFTER_RECEIPT: ({ row: { registration }, receivedAt }) =>
    receivedAt !== null && registration.approvedOn > chinaDate(receivedAt),
  APPROVED_BEFORE_ESTABLISHMENT: ({ row: { registration } }) =>
    registration.approvedOn < registration.establishedOn,
  ENDS_BEFORE_ESTABLISHMENT: ({ row: { registration } }) =>
    registration.validUntil !== null && registration.validUntil < registration.establishedOn,
  IN_OPERATION_AFTER_END: ({ row: { registration }, today }) =>
    registration.status === 'IN_OPERATION' &&
    registration.validUntil !== null &&
    registration.validUntil < today,
  CODE_OF_ANOTHER_CLASS: ({ row: { kind, name, uscc } }) =>
    (organizationClass(uscc, name)?.kind ?? kind) !== kind,
};

const RULE_NAMES: readonly string[] = Object.keys(RULES);

/** The names of the rules that a registration breaks. */
export function contradictionsOf(checked: Checked): readonly string[] {
  return RULE_NAMES.filter((name) => RULES[name]!(checked));
}
