import type { PersonFields } from '../person/record';
import type { OrganizationFields } from '../organization/record';

export type SubjectKind =
  'NATURAL_PERSON' | 'LEGAL_PERSON' | 'UNINCORPORATED_ORGANIZATION' | 'SELF_EMPLOYED';

/** What every subject holds in the database. */
export interface SubjectFields {
  readonly _id: string;
  readonly name: string;
  /** GB/T 2260 code of the district a person lives in or an organisation is registered in. */
  readonly region: string;
  /** Stored only: no query finds it (see seen.ts). Absent where it never was. */
  readonly frozen?: boolean;
}

export type PersonRecord = SubjectFields & PersonFields & { readonly kind: 'NATURAL_PERSON' };

export type OrganizationRecord = SubjectFields &
  OrganizationFields & { readonly kind: Exclude<SubjectKind, 'NATURAL_PERSON'> };

export type SubjectRecord = PersonRecord | OrganizationRecord;
