import type { ConsentUse } from '../../../schema/authority';
import { TRANSITIONS } from './machine';
import { placeLeft, RETRY_WINDOW_MS } from './places';
import type { ConsentPart, ConsentRecord, ConsentStep } from './record';
import type { Write } from './write';

/** Two days of the most uses a day: beyond what a retry may be told by, nothing is kept. */
const REMEMBERED_USES = 2000;

/**
 * The writes that count a use that was reserved: at most one of them finds the consent, and none
 * where the use is counted already. What became of the consent meanwhile does not matter, for the
 * use was its own while the request held it; only a use whose reservation expired is counted no
 * further than the limit. A consent to one use ends with it.
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
    $or: [{ 'uses.reserved.use': use }, { state: 'AUTHORISED', ...placeLeft(record, today) }],
  };
  const remember = {
    $pull: { 'uses.reserved': { use } },
    $push: {
      'uses.counted': { $each: [{ use, operation, until }], $slice: -REMEMBERED_USES },
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
  // One that changed since it was read is read again: a consent to one use may have to end.
  const same = { ...filter, version };
  return [
    {
      updateOne: {
        filter: { ...same, 'uses.day': { $lt: today } },
        update: {
          ...remember,
          $set: { 'uses.day': today, 'uses.today': 1, 'uses.lastAt': lastAt },
          $inc: { 'uses.total': 1 },
        },
      },
    },
    {
      updateOne: {
        filter: { ...same, 'uses.day': { $gte: today } },
        update: {
          ...remember,
          $set: { 'uses.lastAt': lastAt },
          $inc: { 'uses.total': 1, 'uses.today': 1 },
        },
      },
    },
  ];
}

/** The step by which a consent to one use ends. Its key can occur once alone. */
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
