import type { Undelivered } from '../../../schema/registry';
import { DURABLE } from '../../framework/durable';
import type { ReconciliationModels } from './model';
import type { FindingKind } from './record';
import type { Released } from './released';

type Models = Pick<ReconciliationModels, 'sessions' | 'undelivered' | 'withheld'>;

/** Stores a gateway's report of undelivered answers, durably. */
export async function keepUndelivered(
  { undelivered, withheld }: Models,
  { gateway, requestIds, period }: Undelivered,
): Promise<void> {
  const at = new Date();
  if (requestIds.length > 0)
    await undelivered.bulkWrite(
      requestIds.map((_id) => ({
        updateOne: { filter: { _id }, update: { $set: { at } }, upsert: true },
      })),
      { ordered: false, writeConcern: DURABLE },
    );
  if (period) {
    const [from, to] = [new Date(period.from), new Date(period.to)];
    await withheld.updateOne(
      { _id: `${gateway}/${period.from}` },
      { $set: { gateway, from, to } },
      { upsert: true, writeConcern: DURABLE },
    );
  }
}

/** Stores when gateway processes last called, by this process's clock. */
export async function keepSessions(
  { sessions }: Models,
  seen: ReadonlyMap<string, Date>,
): Promise<void> {
  if (seen.size === 0) return;
  await sessions.bulkWrite(
    [...seen].map(([_id, seenAt]) => ({
      updateOne: { filter: { _id }, update: { $max: { seenAt } }, upsert: true },
    })),
    { ordered: false },
  );
}

/**
 * What releases without a log entry are. They count as undelivered only if their gateway said so,
 * or called the registry shortly before and never after: it ended in between. A gateway that lives
 * on, or that the registry does not know, had to log them.
 * @param marginMs how long before or after a moment a gateway may have released what it could not
 *   log: the longest it works on a request, and a difference of clocks
 */
export async function kindsOf(
  { sessions, undelivered, withheld }: Models,
  releases: readonly Released[],
  marginMs: number,
): Promise<FindingKind[]> {
  const gateways = [...new Set(releases.map(({ gateway }) => gateway))];
  const requests = [...new Set(releases.map(({ requestId }) => requestId))];
  const [reported, periods, seen] = await Promise.all([
    undelivered.find({ _id: { $in: requests } }, { _id: 1 }).lean<{ _id: string }[]>(),
    withheld
      .find({ gateway: { $in: gateways } })
      .lean<{ gateway: string; from: Date; to: Date }[]>(),
    sessions.find({ _id: { $in: gateways } }).lean<{ _id: string; seenAt: Date }[]>(),
  ]);
  const reportedIds = new Set(reported.map(({ _id }) => _id));
  const lastSeen = new Map(seen.map(({ _id, seenAt }) => [_id, seenAt.getTime()]));
  return releases.map(({ requestId, gateway, releasedAt }) => {
    const last = lastSeen.get(gateway);
    const ended = last !== undefined && Math.abs(releasedAt - last) < marginMs;
    const isUndelivered =
      reportedIds.has(requestId) ||
      ended ||
      periods.some(
        (one) =>
          one.gateway === gateway &&
          releasedAt > one.from.getTime() - marginMs &&
          releasedAt < one.to.getTime() + marginMs,
      );
    return isUndelivered ? 'UNDELIVERED' : 'UNLOGGED';
  });
}
