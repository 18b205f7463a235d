import type { Model } from 'mongoose';
import type { Authority, ConsentUse, ConsentVerdict } from '../../../schema/authority';
import { chinaDate } from '../../kit/context';
import { previewConsent } from './previewConsent';
import type { ConsentRecord } from './record';
import { countingWrites } from './count';
import { holding, verdictOf } from './verdict';

/** How often consents that changed while they were counted are looked at again. */
const ROUNDS = 8;

/**
 * What the gateway asks about consents. Nothing is cached: a consent that was revoked opens
 * nothing from the next request on, at whichever gateway.
 */
export function consentUses(models: {
  readonly consent: Model<ConsentRecord>;
}): Pick<Authority, 'useConsents' | 'previewConsent'> {
  const { consent: model } = models;
  return {
    useConsents: (use) => useConsents(model, use),
    previewConsent: (question) => previewConsent(model, question),
  };
}

/**
 * Reads all consents of a request at once and counts those that hold at once. Each count is a
 * write that holds only while the consent stands as it was read and its limit is not reached:
 * whichever of many requests at however many gateways are first succeed, and no more. Two
 * commands are the rule; a third tells which counted where not all did.
 */
async function useConsents(
  model: Model<ConsentRecord>,
  use: ConsentUse,
): Promise<readonly ConsentVerdict[]> {
  const today = chinaDate(new Date(use.at));
  const verdicts = new Map<string, ConsentVerdict>();
  let open: readonly string[] = [...new Set(use.ids)];
  for (let round = 0; open.length > 0; round++) {
    const records = await recordsOf(model, open);
    const counting: ConsentRecord[] = [];
    for (const id of open) {
      const record = records.get(id);
      const verdict = verdictOf(id, record, use, today);
      if (verdict !== undefined) verdicts.set(id, verdict);
      else counting.push(record!);
    }
    if (counting.length === 0) break;
    if (round === ROUNDS) throw new Error('The consents of a request would not stand still.');
    const { matchedCount } = await model.collection.bulkWrite(
      counting.flatMap((record) => countingWrites(record, use, today)),
      { ordered: false },
    );
    const all = matchedCount === counting.length;
    const counted = all ? undefined : await countedBy(model, counting, use.requestId);
    for (const record of counting)
      if (all || counted?.has(record._id)) verdicts.set(record._id, holding(record, today));
    open = counting.filter(({ _id }) => !verdicts.has(_id)).map(({ _id }) => _id);
  }
  return use.ids.map((id) => verdicts.get(id)!);
}

async function recordsOf(
  model: Model<ConsentRecord>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConsentRecord>> {
  const rows = await model
    .find({ _id: { $in: [...ids] } })
    .lean<ConsentRecord[]>()
    .exec();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Those of some consents that a request has been counted on. */
async function countedBy(
  model: Model<ConsentRecord>,
  records: readonly ConsentRecord[],
  requestId: string,
): Promise<ReadonlySet<string>> {
  const rows = await model
    .find({ _id: { $in: records.map(({ _id }) => _id) }, 'uses.requests': requestId }, { _id: 1 })
    .lean<{ _id: string }[]>()
    .exec();
  return new Set(rows.map(({ _id }) => _id));
}
