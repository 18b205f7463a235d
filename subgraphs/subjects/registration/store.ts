import type { OrganizationRow } from '../../../schema/generated/subjects.rows';
import { registrarOf } from '../../../schema/policy/registers';
import type { StoreRequest } from '../../framework/context';
import { departmentLimit } from '../../framework/guard/departmentLimit';
import { reportedRegistration } from '../organization/unreported';
import type { RegistrationModels } from './writer';
import type { RegistrationVersion } from './model';

/** A version as callers see it. */
export interface ShownVersion extends Pick<
  RegistrationVersion,
  'version' | 'batch' | 'department' | 'at' | 'reason'
> {
  readonly nameBefore: string | null;
  readonly registrationBefore: OrganizationRow['registration'] | null;
}

export interface RegistrationStore {
  /** The changes to the registration of an organisation, oldest first; empty for others. */
  versions(uscc: string): Promise<readonly ShownVersion[]>;
}

/** The stores that the resolvers of registrations need. */
export interface WithRegistrations {
  readonly registrations: RegistrationStore;
}

export function registrationStore(
  { version }: Pick<RegistrationModels, 'version'>,
  { viewer, today }: Pick<StoreRequest, 'viewer' | 'today'>,
): RegistrationStore {
  return {
    async versions(uscc) {
      const registrar = registrarOf(uscc, today);
      if (departmentLimit(viewer, registrar, ['auditor']) === undefined) return [];
      const found = await version
        .find({ uscc })
        .sort({ version: 1 })
        .lean<RegistrationVersion[]>()
        .exec();
      return found.map(({ before, ...rest }) => {
        const registrationBefore = before && reportedRegistration(before);
        return { ...rest, nameBefore: before && before.name, registrationBefore };
      });
    },
  };
}
