import { randomUUID } from 'node:crypto';
import type { OrganizationRow } from '../../../schema/generated/subjects.rows';
import type { OrganizationClass } from '../../../schema/identifiers/organizationClass';
import { nameGrams } from '../../framework/nameGrams';
import { UNREPORTED, UNREPORTED_DATE } from './unreported';

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
