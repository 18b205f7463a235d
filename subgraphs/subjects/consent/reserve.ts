import type { Model } from 'mongoose';
import type { ConsentUse, ConsentVerdict } from '../../../schema/authority';
import { chinaDate } from '../../framework/context';
import type { ConsentRecord } from './record';
import { recordsById } from './recordsById';
import { releaseWrite, reserveWrites } from './reserveWrites';
import { holding, verdictOf } from './verdict';

/** How often consents that changed while they were reserved are read again. */
const ROUNDS = 8;

/**
 * Reads all consents of a request in one command and reserves a use of those that hold in
 * another. Each reservation is a write that finds the consent only while it is as it was read and
 * a use is left: of concurrent requests at any number of gateways no more hold a use than there
 * are. Two commands are the rule; where a consent changed meanwhile, it is read again.
 * @throws IDEMPOTENCY_KEY_REUSED; then nothing is reserved
 */
export async function reserveConsents(
  model: Model<ConsentRecord>,
  use: ConsentUse,
  now: Date,
): Promise<readonly ConsentVerdict[]> {
  const moment = { today: chinaDate(new Date(use.at)), now };
  const verdicts = new Map<string, ConsentVerdict>();
  const reserved: string[] = [];
  let open: readonly string[] = [...new Set(use.ids)];
  try {
    for (let round = 0; open.length > 0; round++) {
      const records = await recordsById(model, open);
      const free: ConsentRecord[] = [];
      for (const id of open) {
        const verdict = verdictOf(id, records.get(id), use, moment);
        if (verdict !== undefined) verdicts.set(id, verdict);
        else free.push(records.get(id)!);
      }
      if (free.length === 0) break;
      if (round === ROUNDS) throw new Error('The consents of a request kept changing.');
      const writes = free.flatMap((record) => reserveWrites(record, use, moment.today, now));
      reserved.push(...free.map(({ _id }) => _id));
      const { matchedCount } = await model.collection.bulkWrite([...writes]);
      // Where something was purged, or a write found nothing, the next round tells which counted.
      if (matchedCount === free.length && writes.length === free.length)
        for (const record of free) verdicts.set(record._id, holding(record, moment.today));
      open = free.filter(({ _id }) => !verdicts.has(_id)).map(({ _id }) => _id);
    }
  } catch (error) {
    if (reserved.length > 0)
      await model.collection.bulkWrite(reserved.map((id) => releaseWrite(id, use.requestId)));
    throw error;
  }
  return use.ids.map((id) => verdicts.get(id)!);
}
