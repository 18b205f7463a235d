import type { ConsentUse } from '../../../schema/registry';
import { activeReservations, hasUseLeft, recentUses, RESERVATION_MS } from './useLimits';
import type { ConsentRecord } from './record';
import type { Write } from './write';

/**
 * The writes that reserve one use of a consent. The last one matches only if the consent is
 * unchanged since it was read and either a use is left or a request with the same operation has
 * already reserved the named use. Expired uses are removed first, because they count until then.
 * @param today YYYY-MM-DD: the day the request began
 */
export function reserveWrites(
  record: ConsentRecord,
  { requestId: by, use, operation }: ConsentUse,
  today: string,
  now: Date,
): readonly Write[] {
  const { _id, version, uses } = record;
  const expired = { until: { $lte: now } };
  const purge: Write = {
    updateOne: {
      filter: { _id },
      update: { $pull: { 'uses.reserved': expired, 'uses.counted': expired } },
    },
  };
  const otherOperation = { $elemMatch: { use, operation: { $ne: operation } } };
  const reserve: Write = {
    updateOne: {
      filter: {
        _id,
        version,
        state: 'AUTHORISED',
        'uses.reserved.by': { $ne: by },
        'uses.reserved': { $not: otherOperation },
        'uses.counted.use': { $ne: use },
        $or: [{ 'uses.reserved.use': use }, hasUseLeft(record, today)],
      },
      update: {
        $push: {
          'uses.reserved': {
            use,
            operation,
            by,
            until: new Date(now.getTime() + RESERVATION_MS),
          },
        },
      },
    },
  };
  const someExpired =
    (uses.reserved?.length ?? 0) > activeReservations(record, now).length ||
    (uses.counted?.length ?? 0) > recentUses(record, now).length;
  return someExpired ? [purge, reserve] : [reserve];
}

/** The write that releases a request's reservation of a consent. */
export function releaseWrite(_id: string, by: string): Write {
  return { updateOne: { filter: { _id }, update: { $pull: { 'uses.reserved': { by } } } } };
}
