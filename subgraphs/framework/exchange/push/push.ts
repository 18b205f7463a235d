import type { JobContext } from '../../jobs/jobs';
import type { RecordEvent } from '../../records/writer/event';
import type { WriterModels } from '../../records/writer/model';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { cursorOf, PUSH, runChannel } from '../channel';
import { PAGE_SIZE } from '../city/messages';
import type { ExchangeModels } from '../model';
import type { SentRecord } from '../record';
import type { Deliver, Delivered } from './delivery';
import { outgoing, type Due, type Outgoing, type OutgoingParts } from './outgoing';

/** What the push works with. */
export interface PushParts extends OutgoingParts {
  readonly models: ExchangeModels;
  readonly writing: Pick<WriterModels, 'event'>;
  readonly deliver: Deliver;
  readonly now: () => Date;
}

/**
 * Sends what has changed since the last run: first what is to be sent again, then the record events
 * in their order, until none is left. A page is delivered, and then stored together with the cursor:
 * after a crash it is delivered again under the same ids, and the city acts on them once.
 * @throws CityError when the city cannot be reached; the next run goes on from the same place
 */
export async function push(parts: PushParts, context: JobContext): Promise<void> {
  await runChannel(parts.models, PUSH, parts.now, async () => {
    await sendAgain(parts, context);
    while (await sendEvents(parts)) {
      context.signal.throwIfAborted();
      await context.touch();
    }
  });
}

/** Sends the records that wait to be sent again, each once. */
async function sendAgain(parts: PushParts, context: JobContext): Promise<void> {
  let after = '';
  for (;;) {
    context.signal.throwIfAborted();
    const waiting = await parts.models.sent
      .find({ state: 'WAITING', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE_SIZE)
      .lean<SentRecord[]>()
      .exec();
    const last = waiting.at(-1);
    if (last === undefined) return;
    after = last._id;
    const due = waiting.map((sent) => ({ ...sent, recordId: sent._id }));
    await deliverPage(parts, await outgoing(parts, due, chinaDate(parts.now())));
    await context.touch();
  }
}

/** Sends the next page of events. @returns whether more follow */
async function sendEvents(parts: PushParts): Promise<boolean> {
  const { models, writing, now } = parts;
  const cursor = Number((await cursorOf(models, PUSH)) ?? 0);
  const events = await writing.event
    .find({ _id: { $gt: cursor } }, { type: 1, recordId: 1, version: 1 })
    .sort({ _id: 1 })
    .limit(PAGE_SIZE)
    .lean<RecordEvent[]>()
    .exec();
  const last = events.at(-1);
  if (last === undefined) return false;
  const due = new Map<string, Due>();
  for (const { _id: event, recordId, type, version } of events)
    due.set(recordId, { recordId, type, event, version, resends: 0 });
  const known = await models.sent
    .find({ _id: { $in: [...due.keys()] } }, { day: 1, department: 1 })
    .lean<SentRecord[]>()
    .exec();
  for (const { _id, day, department } of known) due.set(_id, { ...due.get(_id)!, day, department });
  const messages = await outgoing(parts, [...due.values()], chinaDate(now()));
  await deliverPage(parts, messages, { from: cursor, to: last._id });
  return events.length === PAGE_SIZE;
}

/** Delivers messages, and stores what became of each, with the cursor that they take it to. */
async function deliverPage(
  { models, deliver, now }: PushParts,
  page: readonly Outgoing[],
  cursor?: { readonly from: number; readonly to: number },
): Promise<void> {
  const delivered = page.length === 0 ? [] : await deliver(page.map(({ message }) => message));
  const at = now();
  await models.sent.db.withSession((session) =>
    session.withTransaction(async () => {
      if (page.length > 0)
        await models.sent.bulkWrite(
          page.map((one, index) => sentUpdate(one, delivered[index]!, at)),
          { session, ordered: false },
        );
      if (cursor === undefined) return;
      const { from, to } = cursor;
      // Another process may have sent the same page; its answers are as good.
      await models.channel.updateOne(
        { _id: PUSH, cursor: from === 0 ? { $in: [0, null] } : from },
        { $set: { cursor: to }, $setOnInsert: { ranAt: at, succeededAt: null, failure: null } },
        { session, upsert: from === 0 },
      );
    }),
  );
}

function sentUpdate({ message, due, department }: Outgoing, to: Delivered, at: Date) {
  const { kind: type, record, day, version } = message;
  const { event, resends } = due;
  const removed = message.action === 'REMOVE' && to.state !== 'REFUSED';
  return {
    updateOne: {
      filter: { _id: record },
      update: {
        $set: {
          type,
          department,
          day,
          event,
          version,
          resends,
          digest: message.action === 'PUT' ? message.digest : null,
          state: removed ? ('REMOVED' as const) : to.state,
          fault: to.fault,
          at,
        },
      },
      upsert: true,
    },
  };
}
