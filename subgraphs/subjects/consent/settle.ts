import type { Model } from 'mongoose';
import type { ConsentOutcome, ConsentSettlement } from '../../../schema/registry';
import { chinaDate } from '../../framework/context';
import { countingWrites } from './count';
import type { ConsentRecord } from './record';
import { recordsById } from './recordsById';
import { releaseWrite } from './reserveWrites';
import { statusOf } from './verdict';
import type { Write } from './write';

/** How often consents that change during counting are read again. */
const MAX_RETRIES = 8;

/**
 * Counts the uses of a request and releases its other reservations. It reads all consents in one
 * command; each round writes in one command and reads them again in another. The last read shows
 * which uses are counted and gives the status of the consents. A use is not counted after a round
 * for one of two reasons: its consent changed between read and write, or its reservation expired
 * and another request took the use.
 */
export async function settleConsents(
  model: Model<ConsentRecord>,
  settlement: ConsentSettlement,
  now: Date,
): Promise<readonly ConsentOutcome[]> {
  const { ids, used, use } = settlement;
  const today = chinaDate(new Date(settlement.at));
  const isCounted = (record: ConsentRecord | undefined) =>
    record?.uses.counted?.some((counted) => counted.use === use) ?? false;
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
    if (round === MAX_RETRIES)
      throw new Error(`The consents of the request changed during each of ${MAX_RETRIES} retries.`);
  }
  return ids.map((id) => {
    const record = records.get(id);
    return {
      id,
      used: used.includes(id) && isCounted(record),
      status: statusOf(record, settlement, today),
    };
  });
}
