import type { Model } from 'mongoose';
import type { ConsentPreview, ConsentPreviewQuestion } from '../../../schema/authority';
import { chinaDate } from '../../framework/context';
import { stateOn } from './clock';
import type { ConsentRecord } from './record';
import { grantOf } from './verdict';

/**
 * What the institution would be granted: of a request that waits, all it asks for, the income
 * class included as if it were confirmed; of a consent in force, what it opens as it stands.
 * Null for whoever may not answer it, and for a consent that has ended.
 */
export async function previewConsent(
  model: Model<ConsentRecord>,
  { id, at, subjectId, represents }: ConsentPreviewQuestion,
): Promise<ConsentPreview | null> {
  const today = chinaDate(new Date(at));
  const mine = [...(subjectId === undefined ? [] : [subjectId]), ...represents];
  const record = await model
    .findOne({ _id: id, subjectId: { $in: mine } })
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
