import type { ConsentUse } from '../../../schema/authority';
import { liveReservations, placeLeft, rememberedUses, RESERVATION_MS } from './places';
import type { ConsentRecord } from './record';
import type { Write } from './write';

/**
 * The writes that reserve one use of a consent; the last of them finds it only while it is as it
 * was read, and a use is left or the one named is reserved already by a request with the same
 * operation. What has expired is removed first, because it counts as long as it is there.
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
  const other = { $elemMatch: { use, operation: { $ne: operation } } };
  const reserve: Write = {
    updateOne: {
      filter: {
        _id,
        version,
        state: 'AUTHORISED',
        'uses.reserved.by': { $ne: by },
        'uses.reserved': { $not: other },
        'uses.counted.use': { $ne: use },
        $or: [{ 'uses.reserved.use': use }, placeLeft(record, today)],
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
    (uses.reserved?.length ?? 0) > liveReservations(record, now).length ||
    (uses.counted?.length ?? 0) > rememberedUses(record, now).length;
  return someExpired ? [purge, reserve] : [reserve];
}

/** The write that gives back what a request holds of a consent. */
export function releaseWrite(_id: string, by: string): Write {
  return { updateOne: { filter: { _id }, update: { $pull: { 'uses.reserved': { by } } } } };
}
