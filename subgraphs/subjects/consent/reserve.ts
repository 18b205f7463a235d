import type { Model } from 'mongoose';
import type { ConsentUse, ConsentVerdict } from '../../../schema/registry';
import { chinaDate } from '../../framework/context';
import type { ConsentRecord } from './record';
import { recordsById } from './recordsById';
import { releaseWrite, reserveWrites } from './reserveWrites';
import { validVerdict, verdictOf } from './verdict';

/** How often consents that change during reservation are read again. */
const MAX_RETRIES = 8;

/**
 * Reads all consents of a request in one command and reserves a use of each valid one in another.
 * A reservation is a write that matches only if the consent is unchanged since it was read and has
 * a use left. Concurrent requests, on any number of gateways, therefore never reserve more uses
 * than a consent has. Two commands are the normal case; a consent that changes in between is read
 * again.
 * @throws IDEMPOTENCY_KEY_REUSED; nothing is reserved then
 */
export async function reserveConsents(
  model: Model<ConsentRecord>,
  use: ConsentUse,
  now: Date,
): Promise<readonly ConsentVerdict[]> {
  const time = { today: chinaDate(new Date(use.at)), now };
  const verdicts = new Map<string, ConsentVerdict>();
  const reserved: string[] = [];
  let pending: readonly string[] = [...new Set(use.ids)];
  try {
    for (let round = 0; pending.length > 0; round++) {
      const records = await recordsById(model, pending);
      const reservable: ConsentRecord[] = [];
      for (const id of pending) {
        const verdict = verdictOf(id, records.get(id), use, time);
        if (verdict !== undefined) verdicts.set(id, verdict);
        else reservable.push(records.get(id)!);
      }
      if (reservable.length === 0) break;
      if (round === MAX_RETRIES)
        throw new Error(
          `The consents of the request changed during each of ${MAX_RETRIES} retries.`,
        );
      const writes = reservable.flatMap((record) => reserveWrites(record, use, time.today, now));
      reserved.push(...reservable.map(({ _id }) => _id));
      const { matchedCount } = await model.collection.bulkWrite([...writes]);
      // After a purge, or if a write matched nothing, the next round shows which uses are reserved.
      if (matchedCount === reservable.length && writes.length === reservable.length)
        for (const record of reservable) verdicts.set(record._id, validVerdict(record, time.today));
      pending = reservable.filter(({ _id }) => !verdicts.has(_id)).map(({ _id }) => _id);
    }
  } catch (error) {
    if (reserved.length > 0)
      await model.collection.bulkWrite(reserved.map((id) => releaseWrite(id, use.requestId)));
    throw error;
  }
  return use.ids.map((id) => verdicts.get(id)!);
}
