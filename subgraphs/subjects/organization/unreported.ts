import type { OrganizationRow } from '../../../schema/generated/subjects.rows';

/**
 * The stored date of a fact that no register has reported yet. Rows are ordered by it, so it cannot
 * be missing; no real organisation has this one, and no caller receives it.
 */
export const UNREPORTED_DATE = '0001-01-01';
/** The stored text of a fact that no register has reported yet; no caller receives it. */
export const UNREPORTED = '尚未由登记机关报送';

/** The registration of an organisation; null until its register has reported it. */
export function reportedRegistration({
  registration,
}: Pick<OrganizationRow, 'registration'>): OrganizationRow['registration'] | null {
  return registration.establishedOn === UNREPORTED_DATE ? null : registration;
}

/** A text of a register; null until the register has reported it. */
export function reportedText(text: string): string | null {
  return text === UNREPORTED ? null : text;
}
