import type { ClientQuotas } from '../../../schema/generated/subjects.rows';
import type { ClientKind } from '../../../schema/registry';
import { creditError } from '../../../schema/errors';
import { purposeOf, type PurposeEntry } from '../../../schema/policy/purposes';
import type { Role } from '../../../schema/viewer';
import type { ClientRecord } from './record';

/** The roles that clients of a kind serve. Clients may use only the purposes of these roles. */
const SERVED_ROLES: Readonly<Record<ClientKind, readonly Role[]>> = {
  PORTAL: ['person'],
  PARTNER: ['bank'],
  DEPARTMENT: ['officer', 'steward', 'auditor'],
  ANALYTICS: ['analyst'],
};

const ID = /^[a-z][a-z0-9-]{2,63}$/;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;
const MAX_CERTIFICATES = 10;
const MAX_QUOTA = 1_000_000_000;

/**
 * Checks a whole entry, as it would be after a change, against the rules of the registry.
 * @throws BAD_USER_INPUT with one sentence about the first violation
 */
export function checkEntry(entry: ClientRecord): void {
  const { _id: id, kind, name, organization, purposes, certificates } = entry;
  if (!ID.test(id))
    throw invalid('The id of a client must be 3 to 64 lower-case letters, digits and hyphens.');
  if (name.trim() !== name || name.length < 2 || name.length > 100)
    throw invalid(
      'The name of a client must have 2 to 100 characters and must not begin or end with a blank.',
    );
  if (organization == null && kind !== 'PORTAL')
    throw invalid(`A client of the kind ${kind} must name its organisation.`);
  for (const code of purposes) {
    const purpose = purposeOf(code);
    if (purpose === undefined) throw invalid('The field purposes contains an unknown code.');
    if (!mayUsePurpose(kind, purpose))
      throw invalid(`A client of the kind ${kind} may not use the purpose ${code}.`);
  }
  for (const [field, list] of Object.entries({ purposes, clusters: entry.clusters, certificates }))
    if (new Set(list).size < list.length)
      throw invalid(`The field ${field} contains the same value twice.`);
  if (certificates.length > MAX_CERTIFICATES)
    throw invalid(`A client may have at most ${MAX_CERTIFICATES} certificates.`);
  if (!certificates.every((thumbprint) => THUMBPRINT.test(thumbprint)))
    throw invalid(
      'The thumbprint of a certificate must be its SHA-256 hash in base64url (43 characters).',
    );
  checkQuotas(entry.quotas);
}

/** Whether clients of a kind may use a purpose: it belongs to one of the roles they serve. */
export function mayUsePurpose(kind: ClientKind, { roles }: Pick<PurposeEntry, 'roles'>): boolean {
  return roles.some((role) => SERVED_ROLES[kind].includes(role));
}

function checkQuotas(quotas: ClientQuotas): void {
  for (const value of Object.values(quotas) as (number | null)[])
    if (value !== null && (value < 1 || value > MAX_QUOTA))
      throw invalid(`A quota must be between 1 and ${MAX_QUOTA}.`);
}

function invalid(message: string) {
  return creditError('BAD_USER_INPUT', message);
}
