import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { purposeOf } from '../../../schema/policy/purposes';
import type { Cluster } from '../../../schema/policy/rules';
import type { Viewer } from '../../../schema/viewer';
import type { StoreRequest } from '../../framework/context';
import { isDuplicate } from '../../framework/durable';
import type { Idempotency } from '../../framework/idempotency';
import { repeated } from './idempotency';
import { clustersOf } from './opened';
import type { ConsentPart, ConsentRecord, ConsentTerms } from './record';
import { checkTerms, consentLimits } from './terms';
import { viewOf, type ConsentView } from './view';

/** What an institution asks for. Exactly one of the two names the subject. */
export interface ConsentWish {
  readonly subjectUscc?: string | null;
  readonly subjectIdNumber?: string | null;
  readonly clusters: readonly Cluster[];
  readonly oneTime: boolean;
  readonly dailyLimit?: number | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly historyFrom?: string | null;
  readonly historyTo?: string | null;
}

/** Who a request is between. */
export interface RequestParties {
  /** The id of the subject a wish names; null when there is none who can answer. */
  readonly findSubject: (wish: ConsentWish) => Promise<string | null>;
  /** @throws an error of the catalogue where the client may not ask in its organisation's name */
  readonly admitGrantee: () => Promise<void>;
}

/**
 * Puts a request before its subject. Found or not, the same is written and the same answered in
 * as many steps: a request that found nobody simply waits until it expires.
 * @throws what `admitGrantee` throws, BAD_USER_INPUT, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, IDEMPOTENCY_KEY_REUSED
 */
export async function requestConsent(
  model: Model<ConsentRecord>,
  { viewer, now, today }: Pick<StoreRequest, 'viewer' | 'now' | 'today'>,
  wish: ConsentWish,
  idempotency: Idempotency,
  { findSubject, admitGrantee }: RequestParties,
): Promise<ConsentView | null> {
  const { organization } = viewer;
  if (organization === undefined)
    throw creditError(
      'FORBIDDEN',
      'The access token names no organisation that could receive a consent.',
    );
  await admitGrantee();
  const purpose = purposeFor(viewer);
  const requested = termsOf(wish, purpose, viewer, today);
  const [known, subjectId] = await Promise.all([
    model.find({ 'steps.key': idempotency.key }).lean<ConsentRecord[]>().exec(),
    findSubject(wish),
  ]);
  const answer = repeated(known, idempotency, viewer);
  if (answer !== undefined) return answer;
  const { answerBy } = consentLimits(today);
  const part: ConsentPart = { state: 'AWAITING', version: 1, granted: null, separate: null };
  const record: ConsentRecord = {
    _id: randomUUID(),
    subjectId,
    grantee: organization,
    client: viewer.client ?? null,
    purpose,
    requested,
    requestedAt: now.toISOString(),
    answerBy: requested.validTo < answerBy ? requested.validTo : answerBy,
    ...part,
    steps: [
      {
        action: 'REQUEST',
        at: now,
        by: 'GRANTEE',
        key: idempotency.key,
        input: idempotency.digests[0]!,
        after: part,
      },
    ],
    uses: { total: 0, day: '', today: 0, reserved: [], counted: [], lastAt: null },
  };
  try {
    await model.create(record);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // The same request at the same moment came first.
    const first = await model.find({ 'steps.key': idempotency.key }).lean<ConsentRecord[]>();
    return repeated(first, idempotency, viewer) ?? null;
  }
  return viewOf(record, viewer, today);
}

function purposeFor({ purpose }: Viewer): string {
  if (purpose === undefined) throw creditError('PURPOSE_REQUIRED');
  if (purposeOf(purpose)?.proof !== 'consent') throw creditError('PURPOSE_NOT_ALLOWED');
  return purpose;
}

/** The terms of a wish. @throws BAD_USER_INPUT when they go beyond what may be asked for */
function termsOf(wish: ConsentWish, purpose: string, viewer: Viewer, today: string): ConsentTerms {
  if ((wish.subjectUscc == null) === (wish.subjectIdNumber == null))
    throw creditError('BAD_USER_INPUT', 'Name the subject by one of subjectUscc, subjectIdNumber.');
  const { end } = consentLimits(today);
  const terms: ConsentTerms = {
    clusters: [...new Set(wish.clusters)],
    validFrom: wish.validFrom ?? today,
    validTo: wish.validTo ?? end,
    oneTime: wish.oneTime,
    dailyLimit: wish.dailyLimit ?? null,
    historyFrom: wish.historyFrom ?? null,
    historyTo: wish.historyTo ?? null,
  };
  checkTerms(terms);
  if (terms.validTo < today || terms.validTo > end)
    throw creditError(
      'BAD_USER_INPUT',
      `The last day of validity must be from ${today} to ${end}.`,
    );
  const of = clustersOf(purpose, terms.clusters, today);
  const may = viewer.clientClusters;
  const beyond = terms.clusters.filter(
    (cluster) =>
      ![...of.open, ...of.separate].includes(cluster) ||
      (may !== undefined && !may.includes(cluster)),
  );
  if (beyond.length > 0)
    throw creditError(
      'BAD_USER_INPUT',
      `The purpose ${purpose} or the client does not reach the clusters ${beyond.join(', ')}.`,
    );
  return terms;
}
