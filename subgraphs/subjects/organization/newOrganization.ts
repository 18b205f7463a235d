import { randomUUID } from 'node:crypto';
import type { OrganizationRow } from '../../../schema/generated/subjects.rows';
import type { OrganizationClass } from '../../../schema/identifiers/organizationClass';
import { nameGrams } from '../../framework/nameGrams';

/**
 * The date of a fact that no register has reported yet. Rows cannot be without a date, and no real
 * organisation has this one, so that nothing mistakes it for a fact.
 */
const UNREPORTED_DATE = '0001-01-01';
/** The text of a fact that no register has reported yet. */
export const UNREPORTED = '尚未由登记机关报送';

/**
 * The row of an organisation of which only the code and the name are known, from a record about it.
 * The registration is completed when the register reports it.
 */
export function newOrganization(
  uscc: string,
  name: string,
  { register, ...form }: OrganizationClass,
): OrganizationRow {
  const region = uscc.slice(2, 8);
  return {
    _id: randomUUID(),
    ...form,
    name,
    region,
    uscc,
    formerNames: [],
    registration: {
      status: 'IN_OPERATION',
      authority: register,
      region,
      establishedOn: UNREPORTED_DATE,
      approvedOn: UNREPORTED_DATE,
      validUntil: null,
      capital: null,
      scope: UNREPORTED,
      industry: '',
      representativeName: UNREPORTED,
    },
    organizationContact: { address: UNREPORTED, phone: null },
    nameGrams: nameGrams(name),
  };
}
