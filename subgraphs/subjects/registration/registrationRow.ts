import { randomUUID } from 'node:crypto';
import type { OrganizationRow } from '../../../schema/generated/subjects.rows';
import { textOf } from '../../framework/intake/rows/heldRows';
import { nameGrams, normalizeName } from '../../framework/nameGrams';
import type { StatedRegistration } from './readRegistration';

/** A stored organisation; the version of its registration is absent until it is reported. */
export type StoredOrganization = OrganizationRow & { readonly registrationVersion?: number };

/** A reported registration: the organisation as it was and as it becomes, in clear text. */
export interface RegistrationRow {
  /** Id of the subject. */
  readonly _id: string;
  /** Null for an organisation that is not stored. */
  readonly before: StoredOrganization | null;
  readonly after: StoredOrganization;
}

/** The version of an organisation's registration; 0 until it is reported. */
export function registrationVersion(row: StoredOrganization | null): number {
  return row?.registrationVersion ?? 0;
}

/** The organisation with the registration that its register states. */
export function registrationRow(
  stated: StatedRegistration,
  before: StoredOrganization | null,
): RegistrationRow {
  const { uscc, name, form, address, phone, registration } = stated;
  const _id = before?._id ?? randomUUID();
  const { kind, legalType } = form;
  const after = {
    ...before,
    _id,
    kind,
    legalType,
    uscc,
    name,
    region: registration.region,
    formerNames: formerNames(stated, before),
    registration,
    organizationContact: { address, phone },
    nameGrams: nameGrams(name),
    registrationVersion: registrationVersion(before) + 1,
  } as StoredOrganization;
  return { _id, before, after };
}

/** The stated former names and the known ones; a changed name becomes a former one. */
function formerNames(
  { name, formerNames: stated }: StatedRegistration,
  before: OrganizationRow | null,
): readonly string[] {
  const known = before === null ? [] : [...before.formerNames, before.name];
  const names = new Map([...known, ...stated].map((each) => [normalizeName(each), each]));
  names.delete(normalizeName(name));
  return [...names.values()];
}

/** The paths that a registration states. */
const STATED = [
  'kind',
  'legalType',
  'name',
  'region',
  'formerNames',
  'registration',
  'organizationContact',
] as const;

/** Whether a stored organisation has what its register states. */
export function isUnchanged({ before, after }: RegistrationRow): boolean {
  return before !== null && STATED.every((path) => textOf(before[path]) === textOf(after[path]));
}
