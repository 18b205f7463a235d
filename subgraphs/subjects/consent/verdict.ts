import type { ConsentRefusal, ConsentUse, ConsentVerdict } from '../../../schema/authority';
import { creditError } from '../../../schema/errors';
import type { ConsentGrant } from '../../../schema/viewer';
import { stateOn } from './clock';
import { openedClusters } from './opened';
import { allHeld, countedOn, limitOf, liveReservations, rememberedUses } from './places';
import type { ConsentRecord, ConsentTerms } from './record';
import { wasGranted } from './view';

/** The moment a request is judged by, and the one its reservations are. */
export interface Moment {
  /** YYYY-MM-DD: the day the request began. */
  readonly today: string;
  readonly now: Date;
}

/**
 * What can be said of a consent before a use of it is reserved; undefined for one of which a use
 * is to be reserved. One that does not exist, was given to another, for another purpose, or not
 * yet at all, is one and the same to the caller.
 * @throws IDEMPOTENCY_KEY_REUSED when the use is one of another operation
 */
export function verdictOf(
  id: string,
  record: ConsentRecord | undefined,
  use: ConsentUse,
  moment: Moment,
): ConsentVerdict | undefined {
  if (!isGiven(record, use)) return { id, holds: false, code: 'CONSENT_REQUIRED' };
  const { subjectId } = record;
  const { today, now } = moment;
  const reserved = liveReservations(record, now);
  const counted = rememberedUses(record, now).filter((one) => one.use === use.use);
  const same = reserved.filter((one) => one.use === use.use);
  if ([...counted, ...same].some(({ operation }) => operation !== use.operation))
    throw creditError(
      'IDEMPOTENCY_KEY_REUSED',
      'The idempotency-key was already used with another operation or other variables; use a new key.',
    );
  const state = stateOn(record, today);
  // A retry of a request that was counted is answered as that one was.
  if (counted.length > 0 && (state === 'AUTHORISED' || state === 'CONSUMED'))
    return holding(record, today);
  if (state === 'AUTHORISED' && reserved.some(({ by }) => by === use.requestId))
    return holding(record, today);
  const code = refusalOf(record, today) ?? (same.length === 0 ? heldOf(record, moment) : undefined);
  return code && { id, holds: false, code, subjectId };
}

/** How a consent stands for the next request: HOLDS, or why it opens nothing. */
export function standingOf(
  record: ConsentRecord | undefined,
  use: ConsentUse,
  today: string,
): 'HOLDS' | ConsentRefusal {
  return isGiven(record, use) ? (refusalOf(record, today) ?? 'HOLDS') : 'CONSENT_REQUIRED';
}

function isGiven(
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
      const spent = !granted.oneTime && countedOn(record, today) >= limitOf(record);
      return spent ? 'CONSENT_EXHAUSTED' : undefined;
    }
    default:
      return 'CONSENT_REQUIRED';
  }
}

function heldOf(record: ConsentRecord, { today, now }: Moment): ConsentRefusal | undefined {
  return allHeld(record, today, now) ? 'CONSENT_IN_USE' : undefined;
}

/** What a consent that holds opens on a day. */
export function holding(
  record: ConsentRecord,
  today: string,
): Extract<ConsentVerdict, { holds: true }> {
  return { holds: true, ...grantOf(record, record.granted!, record.subjectId!, today) };
}

/** What terms of a consent open on a day, as the signed identity carries it. */
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
