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

/** The input of a request. Exactly one of `subjectUscc` and `subjectIdNumber` names the subject. */
export interface RequestConsentInput {
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

/** How a request finds its subject and checks its institution. */
export interface RequestParties {
  /** The id of the subject that the input names; null when no subject can answer. */
  readonly findSubject: (input: RequestConsentInput) => Promise<string | null>;
  /** @throws an error of the error catalogue when the client may not act for its organisation */
  readonly admitGrantee: () => Promise<void>;
}

/**
 * Creates a request for consent. Whether or not the subject exists, the function runs the same
 * commands, writes the same document and returns the same result. A request without a subject
 * waits until it expires.
 * @throws what `admitGrantee` throws, BAD_USER_INPUT, PURPOSE_REQUIRED, PURPOSE_NOT_ALLOWED, IDEMPOTENCY_KEY_REUSED
 */
export async function requestConsent(
  model: Model<ConsentRecord>,
  { viewer, now, today }: Pick<StoreRequest, 'viewer' | 'now' | 'today'>,
  input: RequestConsentInput,
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
  const requested = termsOf(input, purpose, viewer, today);
  const [known, subjectId] = await Promise.all([
    model.find({ 'steps.key': idempotency.key }).lean<ConsentRecord[]>().exec(),
    findSubject(input),
  ]);
  const earlier = repeated(known, idempotency, viewer);
  if (earlier !== undefined) return earlier;
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
    // A concurrent identical request was written first.
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

/** The requested terms. @throws BAD_USER_INPUT when they exceed what may be requested */
function termsOf(
  input: RequestConsentInput,
  purpose: string,
  viewer: Viewer,
  today: string,
): ConsentTerms {
  if ((input.subjectUscc == null) === (input.subjectIdNumber == null))
    throw creditError(
      'BAD_USER_INPUT',
      'Name the subject by either subjectUscc or subjectIdNumber.',
    );
  const { end } = consentLimits(today);
  const terms: ConsentTerms = {
    clusters: [...new Set(input.clusters)],
    validFrom: input.validFrom ?? today,
    validTo: input.validTo ?? end,
    oneTime: input.oneTime,
    dailyLimit: input.dailyLimit ?? null,
    historyFrom: input.historyFrom ?? null,
    historyTo: input.historyTo ?? null,
  };
  checkTerms(terms);
  if (terms.validTo < today || terms.validTo > end)
    throw creditError(
      'BAD_USER_INPUT',
      `The last day of validity must be from ${today} to ${end}.`,
    );
  const { open, separate } = clustersOf(purpose, terms.clusters, today);
  const { clientClusters } = viewer;
  const notAllowed = terms.clusters.filter(
    (cluster) =>
      ![...open, ...separate].includes(cluster) ||
      (clientClusters !== undefined && !clientClusters.includes(cluster)),
  );
  if (notAllowed.length > 0)
    throw creditError(
      'BAD_USER_INPUT',
      `The purpose ${purpose} or the client does not allow the clusters ${notAllowed.join(', ')}.`,
    );
  return terms;
}
