import type { ConsentUse } from '../../../schema/authority';
import { TRANSITIONS } from './machine';
import type { ConsentPart, ConsentRecord, ConsentStep } from './record';

/** How many of the last uses are remembered by the id of their request. */
const REMEMBERED = 256;

/** One conditional write, as the driver's bulk command takes it. */
interface Write {
  readonly updateOne: {
    readonly filter: Record<string, unknown>;
    readonly update: Record<string, unknown>;
  };
}

/**
 * The writes that count one use of a consent: at most one of them finds it, and none where it
 * has changed since it was read, where its limit is reached, or where the request is counted.
 * A day counts as the latest anybody has counted on: a request that straggles in over midnight
 * spends of the new day, and the limit holds for both.
 * @param today YYYY-MM-DD: the day the request began
 */
export function countingWrites(
  record: ConsentRecord,
  { requestId, at }: ConsentUse,
  today: string,
): readonly Write[] {
  const { _id, version, granted } = record;
  const unchanged = { _id, version, state: 'AUTHORISED', 'uses.requests': { $ne: requestId } };
  const remember = { $each: [requestId], $slice: -REMEMBERED };
  const lastAt = new Date(at);
  if (granted?.oneTime) {
    const step = consumption(record, lastAt);
    return [
      {
        updateOne: {
          filter: unchanged,
          update: {
            $set: { ...step.after, 'uses.day': today, 'uses.today': 1, 'uses.lastAt': lastAt },
            $inc: { 'uses.total': 1 },
            $push: { steps: step, 'uses.requests': remember },
          },
        },
      },
    ];
  }
  const first: Write = {
    updateOne: {
      filter: { ...unchanged, 'uses.day': { $lt: today } },
      update: {
        $set: { 'uses.day': today, 'uses.today': 1, 'uses.lastAt': lastAt },
        $inc: { 'uses.total': 1 },
        $push: { 'uses.requests': remember },
      },
    },
  };
  const further: Write = {
    updateOne: {
      filter: {
        ...unchanged,
        'uses.day': { $gte: today },
        'uses.today': { $lt: granted?.dailyLimit ?? 0 },
      },
      update: {
        $set: { 'uses.lastAt': lastAt },
        $inc: { 'uses.total': 1, 'uses.today': 1 },
        $push: { 'uses.requests': remember },
      },
    },
  };
  return [first, further];
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
