import type { ConsentRefusal, ConsentUse, ConsentVerdict } from '../../../schema/registry';
import { creditError } from '../../../schema/errors';
import type { ConsentGrant } from '../../../schema/viewer';
import { stateOn } from './clock';
import { openedClusters } from './opened';
import { allReserved, countedOn, useLimit, activeReservations, recentUses } from './useLimits';
import type { ConsentRecord, ConsentTerms } from './record';
import { wasGranted } from './view';

/** The day for the verdict on a consent, and the time for expiring its reservations. */
export interface RequestTime {
  /** YYYY-MM-DD: the day the request began. */
  readonly today: string;
  readonly now: Date;
}

/**
 * The verdict on a consent; undefined when a use of it has to be reserved first. The caller cannot
 * distinguish a consent that does not exist from one that was given to another organisation, for
 * another purpose, or not yet granted.
 * @throws IDEMPOTENCY_KEY_REUSED when the use belongs to another operation
 */
export function verdictOf(
  id: string,
  record: ConsentRecord | undefined,
  use: ConsentUse,
  time: RequestTime,
): ConsentVerdict | undefined {
  if (!isGrantedTo(record, use)) return { id, valid: false, code: 'CONSENT_REQUIRED' };
  const { subjectId } = record;
  const { today, now } = time;
  const reserved = activeReservations(record, now);
  const counted = recentUses(record, now).filter((named) => named.use === use.use);
  const same = reserved.filter((named) => named.use === use.use);
  if ([...counted, ...same].some(({ operation }) => operation !== use.operation))
    throw creditError(
      'IDEMPOTENCY_KEY_REUSED',
      'The idempotency-key was already used with another operation or other variables; use a new key.',
    );
  const state = stateOn(record, today);
  // A retry of a counted request gets the same verdict.
  if (counted.length > 0 && (state === 'AUTHORISED' || state === 'CONSUMED'))
    return validVerdict(record, today);
  if (state === 'AUTHORISED' && reserved.some(({ by }) => by === use.requestId))
    return validVerdict(record, today);
  const code =
    refusalOf(record, today) ?? (same.length === 0 ? inUseRefusal(record, time) : undefined);
  return code && { id, valid: false, code, subjectId };
}

/** The status of a consent for the next request: VALID when it is valid, else the refusal. */
export function statusOf(
  record: ConsentRecord | undefined,
  use: ConsentUse,
  today: string,
): 'VALID' | ConsentRefusal {
  return isGrantedTo(record, use) ? (refusalOf(record, today) ?? 'VALID') : 'CONSENT_REQUIRED';
}

function isGrantedTo(
  record: ConsentRecord | undefined,
  { organization, purpose }: ConsentUse,
): record is ConsentRecord & { readonly subjectId: string } {
  return (
    record !== undefined &&
    record.subjectId !== null &&
    record.grantee === organization &&
    record.purpose === purpose &&
    wasGranted(record)
  );
}

function refusalOf(record: ConsentRecord, today: string): ConsentRefusal | undefined {
  const { granted } = record;
  switch (stateOn(record, today)) {
    case 'REVOKED':
      return 'CONSENT_REVOKED';
    case 'EXPIRED':
      return 'CONSENT_EXPIRED';
    case 'CONSUMED':
      return 'CONSENT_EXHAUSTED';
    case 'AUTHORISED': {
      if (granted === null || today < granted.validFrom) return 'CONSENT_REQUIRED';
      const spent = !granted.oneTime && countedOn(record, today) >= useLimit(record);
      return spent ? 'CONSENT_EXHAUSTED' : undefined;
    }
    default:
      return 'CONSENT_REQUIRED';
  }
}

function inUseRefusal(
  record: ConsentRecord,
  { today, now }: RequestTime,
): ConsentRefusal | undefined {
  return allReserved(record, today, now) ? 'CONSENT_IN_USE' : undefined;
}

/** The verdict on a valid consent, with the grant it gives on a day. */
export function validVerdict(
  record: ConsentRecord,
  today: string,
): Extract<ConsentVerdict, { valid: true }> {
  return { valid: true, ...grantOf(record, record.granted!, record.subjectId!, today) };
}

/** The grant that a consent's terms give on a day, as the signed identity contains it. */
export function grantOf(
  { _id: id, version, purpose, separate }: ConsentRecord,
  { clusters, historyFrom, historyTo }: ConsentTerms,
  subjectId: string,
  today: string,
): ConsentGrant {
  return {
    id,
    version,
    subjectId,
    clusters: openedClusters(purpose, clusters, separate, today),
    ...(historyFrom !== null && { historyFrom }),
    ...(historyTo !== null && { historyTo }),
  };
}
