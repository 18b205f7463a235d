import type { Model } from 'mongoose';
import type { ConsentOutcome, ConsentSettlement } from '../../../schema/authority';
import { chinaDate } from '../../framework/context';
import { countingWrites } from './count';
import type { ConsentRecord } from './record';
import { recordsById } from './recordsById';
import { releaseWrite } from './reserveWrites';
import { standingOf } from './verdict';
import type { Write } from './write';

/** How often consents that changed while their use was counted are read again. */
const ROUNDS = 8;

/**
 * Counts the uses of a request and releases what else it holds: it reads the consents, writes and
 * reads them again, for all of them together. The last reading tells what was counted, and how
 * the consents stand. A use that is not found counted after a round is one whose consent changed
 * between reading and writing, or one whose reservation expired and whose place was taken.
 */
export async function settleConsents(
  model: Model<ConsentRecord>,
  settlement: ConsentSettlement,
  now: Date,
): Promise<readonly ConsentOutcome[]> {
  const { ids, used, use } = settlement;
  const today = chinaDate(new Date(settlement.at));
  const isCounted = (record: ConsentRecord | undefined) =>
    record?.uses.counted?.some((one) => one.use === use) ?? false;
  let records = await recordsById(model, ids);
  for (let round = 0; ; round++) {
    const before = records;
    const writes = ids.flatMap((id): readonly Write[] => {
      const record = before.get(id);
      if (record === undefined) return [];
      if (!used.includes(id) || isCounted(record)) return [releaseWrite(id, settlement.requestId)];
      return countingWrites(record, settlement, today, now);
    });
    if (writes.length > 0) await model.collection.bulkWrite([...writes]);
    records = await recordsById(model, ids);
    const changed = used.some((id) => {
      const record = records.get(id);
      return !isCounted(record) && record?.version !== before.get(id)?.version;
    });
    if (!changed) break;
    if (round === ROUNDS) throw new Error('The consents of a request kept changing.');
  }
  return ids.map((id) => {
    const record = records.get(id);
    return {
      id,
      used: used.includes(id) && isCounted(record),
      status: standingOf(record, settlement, today),
    };
  });
}
