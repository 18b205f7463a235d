import type { ClientEntry } from '../../schema/registry';
import type { Role } from '../../schema/viewer';

/** Roles of clients without a logged-in person; staff of departments log in. */
export const ROLE_OF_KIND: Readonly<Partial<Record<ClientEntry['kind'], Role>>> = {
  PARTNER: 'bank',
  ANALYTICS: 'analyst',
};

/** The claims of a token that a client gets for itself, besides its name. */
export function clientClaims(
  { organization }: ClientEntry,
  role: Role,
  purpose: string | undefined,
): Record<string, unknown> {
  return {
    roles: [role],
    loa: 2,
    ...(purpose !== undefined && { purpose }),
    ...(organization !== undefined && { organization }),
  };
}
