import { creditError } from '../../../schema/errors';
import type { FeedName } from '../../../schema/exchange/feeds';
import type { StoreRequest } from '../context';
import { departmentLimit } from '../guard/departmentLimit';
import { idempotencyOf, stepOf } from '../idempotency';
import type { EventCounter, WriterModels } from '../records/writer/model';
import { exchangeLists, type ExchangeLists } from './lists';
import type { ExchangeModels } from './model';
import { READERS_OF_ALL } from './readers';
import type {
  ChannelRecord,
  ExchangeDirection,
  PulledRow,
  ReconciliationRecord,
  SentRecord,
} from './record';
import { lastRun } from './reconcile/lastRun';
import {
  channelOf,
  clocksOf,
  sentRow,
  type ExchangeChannel,
  type ExchangeRow,
  type RemovalClock,
} from './report';

/** The states of each direction; an index serves the count of each. */
const STATES: Readonly<Record<ExchangeDirection, readonly string[]>> = {
  PUSH: ['CONFIRMED', 'REFUSED', 'REMOVED', 'SENT', 'WAITING'] satisfies SentRecord['state'][],
  PULL: [
    'KEPT',
    'REFUSED',
    'REMOVED',
    'REMOVING',
    'SKIPPED',
    'STORED',
  ] satisfies PulledRow['state'][],
};

export interface ExchangeReport {
  readonly channels: readonly ExchangeChannel[];
  readonly counts: readonly {
    readonly direction: ExchangeDirection;
    readonly state: string;
    readonly count: number;
  }[];
  readonly removals: readonly RemovalClock[];
  readonly reconciliations: readonly ReconciliationRecord[];
}

export interface ExchangeStore extends ExchangeLists {
  /** The state of the exchange; a steward receives the counts of the own department. */
  report(): Promise<ExchangeReport | null>;
  /**
   * Has a refused record of the steward's own department sent again.
   * @throws NOT_FOUND if the department has sent no such record, INVALID_TRANSITION unless it was
   *   refused, IDEMPOTENCY_KEY_REUSED
   */
  resend(type: string, recordId: string, key: string): Promise<ExchangeRow>;
}

/** The stores that the resolvers of the exchange need. */
export interface WithExchange {
  readonly exchange: ExchangeStore;
}

export function exchangeStore(
  models: ExchangeModels,
  { counter }: Pick<WriterModels, 'counter'>,
  request: StoreRequest,
): ExchangeStore {
  const { viewer, vault, now, today } = request;
  const { sent, pulled, channel } = models;

  async function counts(direction: ExchangeDirection, limit: object) {
    const countOf = (state: string) =>
      direction === 'PUSH'
        ? sent.countDocuments({ state: state as SentRecord['state'], ...limit })
        : pulled.countDocuments({ state: state as PulledRow['state'], ...limit });
    const found = await Promise.all(
      STATES[direction].map(async (state) => ({ direction, state, count: await countOf(state) })),
    );
    return found.filter(({ count }) => count > 0);
  }

  /** Removals by feed, and by whether they were executed within their term. */
  function removals(match: object) {
    const late = { $and: ['$removal.due', { $gt: ['$removal.executedOn', '$removal.due'] }] };
    const overdue = { $and: ['$removal.due', { $gt: [today, '$removal.due'] }] };
    const was = {
      $cond: [
        '$removal.executedOn',
        { $cond: [late, 'LATE', 'IN_TIME'] },
        { $cond: [overdue, 'OVERDUE', 'PENDING'] },
      ],
    };
    return pulled
      .aggregate<{ feed: FeedName; was: string; count: number }>([
        { $match: { ...match, state: { $in: ['REMOVING', 'REMOVED'] } } },
        { $group: { _id: { feed: '$feed', was }, count: { $sum: 1 } } },
        { $project: { _id: 0, feed: '$_id.feed', was: '$_id.was', count: 1 } },
      ])
      .exec();
  }

  return {
    ...exchangeLists(models, request),
    async report() {
      const limit = departmentLimit(viewer, null, READERS_OF_ALL);
      if (limit === undefined) return null;
      const [channels, events, pushed, taken, clocks, reconciliations] = await Promise.all([
        channel.find({}).sort({ _id: 1 }).lean<ChannelRecord[]>().exec(),
        counter.findOne({}).lean<EventCounter>().exec(),
        counts('PUSH', limit),
        counts('PULL', limit),
        removals(limit),
        lastRun(models),
      ]);
      return {
        channels: channels.map((each) => channelOf(each, events?.number ?? 0)),
        counts: [...pushed, ...taken],
        removals: clocksOf(clocks),
        reconciliations,
      };
    },
    async resend(type, recordId, key) {
      const { department } = viewer;
      if (department === undefined) throw creditError('NOT_FOUND');
      const idempotency = idempotencyOf(key, ['RESEND_RECORD', { type, recordId }], viewer, vault);
      const own = { _id: recordId, type, department };
      const found = await sent.findOne(own).lean<SentRecord>().exec();
      if (found === null) throw creditError('NOT_FOUND');
      const asked = await sent.findOne({ key: idempotency.key }).lean<SentRecord>().exec();
      const steps = asked === null ? [] : [{ key: asked.key!, input: asked.input! }];
      if (stepOf({ steps }, idempotency) !== undefined) return sentRow(found);
      const changed = await sent
        .findOneAndUpdate(
          { ...own, state: 'REFUSED', version: found.version },
          {
            $set: {
              state: 'WAITING',
              at: now,
              key: idempotency.key,
              input: idempotency.digests[0]!,
            },
            $inc: { resends: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean<SentRecord>()
        .exec();
      if (changed === null) throw creditError('INVALID_TRANSITION');
      return sentRow(changed);
    },
  };
}
