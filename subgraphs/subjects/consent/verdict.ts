import type { ConsentUse, ConsentVerdict } from '../../../schema/authority';
import type { ConsentGrant } from '../../../schema/viewer';
import { stateOn } from './clock';
import { openedClusters } from './opened';
import type { ConsentRecord, ConsentTerms } from './record';
import { wasGranted } from './view';

type Refusal = Extract<ConsentVerdict, { holds: false }>['code'];

/**
 * What can be said of a consent before it is counted; undefined for one that is to be counted.
 * One that does not exist, was given to another, for another purpose, or not yet at all, is one
 * and the same to who asks.
 * @param today YYYY-MM-DD: the day the request began
 */
export function verdictOf(
  id: string,
  record: ConsentRecord | undefined,
  use: ConsentUse,
  today: string,
): ConsentVerdict | undefined {
  if (
    record === undefined ||
    record.subjectId === null ||
    record.grantee !== use.organization ||
    record.purpose !== use.purpose ||
    !wasGranted(record)
  )
    return { id, holds: false, code: 'CONSENT_REQUIRED' };
  const { subjectId } = record;
  // The request was counted already: asked again, it is answered as it was.
  const counted = record.uses.requests.includes(use.requestId);
  const state = stateOn(record, today);
  if (counted && (state === 'AUTHORISED' || state === 'CONSUMED')) return holding(record, today);
  const code = refusalOf(record, state, today);
  return code && { id, holds: false, code, subjectId };
}

function refusalOf(
  { granted, uses }: ConsentRecord,
  state: ConsentRecord['state'],
  today: string,
): Refusal | undefined {
  switch (state) {
    case 'REVOKED':
      return 'CONSENT_REVOKED';
    case 'EXPIRED':
      return 'CONSENT_EXPIRED';
    case 'CONSUMED':
      return 'CONSENT_EXHAUSTED';
    case 'AUTHORISED': {
      if (granted === null || today < granted.validFrom) return 'CONSENT_REQUIRED';
      const spent =
        !granted.oneTime && uses.day >= today && uses.today >= (granted.dailyLimit ?? 0);
      return spent ? 'CONSENT_EXHAUSTED' : undefined;
    }
    default:
      return 'CONSENT_REQUIRED';
  }
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
