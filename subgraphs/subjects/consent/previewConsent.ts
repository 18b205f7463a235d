import type { Model } from 'mongoose';
import type { ConsentPreview, ConsentPreviewQuestion } from '../../../schema/registry';
import { chinaDate } from '../../framework/context';
import { stateOn } from './clock';
import type { ConsentRecord } from './record';
import { grantOf } from './verdict';

/**
 * The grant that the institution would have. For a request that awaits an answer: everything it
 * requests, as if the income class were confirmed. For a consent in force: its present grant.
 * Null for a caller who may not answer the consent, and for a consent that has ended.
 */
export async function previewConsent(
  model: Model<ConsentRecord>,
  { id, at, subjectId, represents }: ConsentPreviewQuestion,
): Promise<ConsentPreview | null> {
  const today = chinaDate(new Date(at));
  const ownSubjects = [...(subjectId === undefined ? [] : [subjectId]), ...represents];
  const record = await model
    .findOne({ _id: id, subjectId: { $in: ownSubjects } })
    .lean<ConsentRecord>()
    .exec();
  if (record === null || record.subjectId === null) return null;
  const state = stateOn(record, today);
  if (state !== 'AWAITING' && state !== 'AUTHORISED') return null;
  const terms = record.granted ?? record.requested;
  const confirmed =
    state === 'AWAITING'
      ? { clusters: terms.clusters, warningId: '', confirmedAt: new Date(at) }
      : record.separate;
  return {
    grant: grantOf({ ...record, separate: confirmed }, terms, record.subjectId, today),
    organization: record.grantee,
    purpose: record.purpose,
    ...(record.client !== null && { client: record.client }),
  };
}
