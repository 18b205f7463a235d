import type { ClientQuotas } from '../../../schema/generated/subjects.rows';
import type { ClientKind } from '../../../schema/authority';
import { creditError } from '../../../schema/errors';
import { purposeOf, type PurposeEntry } from '../../../schema/policy/purposes';
import type { Role } from '../../../schema/viewer';
import type { ClientRecord } from './record';

/** Whom the clients of a kind serve: they may name the purposes of these roles and no others. */
const SERVES: Readonly<Record<ClientKind, readonly Role[]>> = {
  PORTAL: ['person'],
  PARTNER: ['bank'],
  DEPARTMENT: ['officer', 'steward', 'auditor'],
  ANALYTICS: ['analyst'],
};

const ID = /^[a-z][a-z0-9-]{2,63}$/;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;
const MOST_CERTIFICATES = 10;
const MOST_UNITS = 1_000_000_000;

/**
 * Holds an entry against the rules of the registry, whole, as it would stand after a change.
 * @throws BAD_USER_INPUT with one sentence on the first thing wrong
 */
export function checkEntry(entry: ClientRecord): void {
  const { _id: id, kind, name, organization, purposes, certificates } = entry;
  if (!ID.test(id))
    throw wrong('The id of a client must be 3 to 64 lower-case letters, digits and hyphens.');
  if (name.trim() !== name || name.length < 2 || name.length > 100)
    throw wrong(
      'The name of a client must have 2 to 100 characters, none of them blank at an end.',
    );
  if (organization == null && kind !== 'PORTAL')
    throw wrong('A client that is no portal must name the organisation behind it.');
  for (const code of purposes) {
    const purpose = purposeOf(code);
    if (purpose === undefined) throw wrong('A purpose named is none that exists.');
    if (!mayName(kind, purpose))
      throw wrong(`A client of the kind ${kind} may not name the purpose ${code}.`);
  }
  for (const list of [purposes, entry.clusters, certificates])
    if (new Set(list).size < list.length) throw wrong('A list names something twice.');
  if (certificates.length > MOST_CERTIFICATES)
    throw wrong(`A client may have at most ${MOST_CERTIFICATES} certificates.`);
  if (!certificates.every((one) => THUMBPRINT.test(one)))
    throw wrong('The thumbprint of a certificate is SHA-256 in base64url, 43 characters.');
  checkQuotas(entry.quotas);
}

/** Whether clients of a kind may name a purpose: it is one of the roles they serve. */
export function mayName(kind: ClientKind, { roles }: Pick<PurposeEntry, 'roles'>): boolean {
  return roles.some((role) => SERVES[kind].includes(role));
}

function checkQuotas(quotas: ClientQuotas): void {
  for (const value of Object.values(quotas) as (number | null)[])
    if (value !== null && (value < 1 || value > MOST_UNITS))
      throw wrong(`A quota must be between 1 and ${MOST_UNITS}.`);
}

function wrong(message: string) {
  return creditError('BAD_USER_INPUT', message);
}
