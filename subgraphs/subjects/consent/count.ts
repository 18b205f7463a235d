import type { ConsentUse } from '../../../schema/registry';
import { TRANSITIONS } from './machine';
import { hasUseLeft, RETRY_WINDOW_MS } from './useLimits';
import type { ConsentPart, ConsentRecord, ConsentStep } from './record';
import type { Write } from './write';

/** Counted uses that a consent stores to recognise retries: two days at the daily maximum. */
const MAX_RECENT_USES = 2000;

/**
 * The writes that count a reserved use. At most one of them matches the consent; none matches when
 * the use is already counted. A use that is still reserved counts whatever has happened to the
 * consent in the meantime. A use whose reservation has expired counts only within the limit of an
 * authorised consent. A one-time consent ends with its use.
 * @param today YYYY-MM-DD: the day the request began
 */
export function countingWrites(
  record: ConsentRecord,
  { use, operation, at }: ConsentUse,
  today: string,
  now: Date,
): readonly Write[] {
  const { _id, version, granted, state } = record;
  const lastAt = new Date(at);
  const until = new Date(now.getTime() + RETRY_WINDOW_MS);
  const filter = {
    _id,
    'uses.counted.use': { $ne: use },
    $or: [{ 'uses.reserved.use': use }, { state: 'AUTHORISED', ...hasUseLeft(record, today) }],
  };
  const remember = {
    $pull: { 'uses.reserved': { use } },
    $push: {
      'uses.counted': { $each: [{ use, operation, until }], $slice: -MAX_RECENT_USES },
    },
  };
  if (granted?.oneTime && state === 'AUTHORISED') {
    const step = consumption(record, lastAt);
    return [
      {
        updateOne: {
          filter: { ...filter, version, state },
          update: {
            ...remember,
            $set: { ...step.after, 'uses.day': today, 'uses.today': 1, 'uses.lastAt': lastAt },
            $inc: { 'uses.total': 1 },
            $push: { ...remember.$push, steps: step },
          },
        },
      },
    ];
  }
  // A consent that has changed since it was read is read again: it may now be a one-time consent.
  const unchanged = { ...filter, version };
  return [
    {
      updateOne: {
        filter: { ...unchanged, 'uses.day': { $lt: today } },
        update: {
          ...remember,
          $set: { 'uses.day': today, 'uses.today': 1, 'uses.lastAt': lastAt },
          $inc: { 'uses.total': 1 },
        },
      },
    },
    {
      updateOne: {
        filter: { ...unchanged, 'uses.day': { $gte: today } },
        update: {
          ...remember,
          $set: { 'uses.lastAt': lastAt },
          $inc: { 'uses.total': 1, 'uses.today': 1 },
        },
      },
    },
  ];
}

/** The step that ends a one-time consent. Its key is unique, so it is written at most once. */
function consumption(record: ConsentRecord, at: Date): ConsentStep {
  const { granted, separate, version } = record;
  const after: ConsentPart = {
    state: TRANSITIONS.CONSUME.to,
    version: version + 1,
    granted,
    separate,
  };
  return { action: 'CONSUME', at, by: 'RULE', key: `consumed:${record._id}`, input: '', after };
}
