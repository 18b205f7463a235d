import type { ClientSession } from 'mongoose';
import type { Registry } from '../../../../schema/registry';
import type { DeliveryCursor, SubjectEventDocument, OutboxModels } from './model';

/** Id of the counter from which events get their numbers. */
const LAST = '#last';

/**
 * Writes a subject event to the outbox in the transaction of the change it reports, so that either
 * both exist or neither does. Events are numbered without gaps in commit order, because each one
 * increments the same counter.
 * @returns the number of the event
 */
export async function putSubjectEvent(
  { event, cursor }: OutboxModels,
  told: Omit<SubjectEventDocument, '_id'>,
  session: ClientSession,
): Promise<number> {
  const last = await cursor
    .findOneAndUpdate(
      { _id: LAST },
      { $inc: { number: 1 } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<DeliveryCursor>()
    .exec();
  await event.create([{ ...told, _id: last.number }], { session });
  return last.number;
}

/** The part of the registry that serves the outbox to the gateway. */
export function outbox({
  event,
  cursor,
}: OutboxModels): Pick<Registry, 'subjectEvents' | 'delivered'> {
  return {
    async subjectEvents(recipients, limit) {
      const cursors = await cursor
        .find({ _id: { $in: [LAST, ...recipients] } })
        .lean<DeliveryCursor[]>()
        .exec();
      const delivered = new Map(cursors.map(({ _id, number }) => [_id, number]));
      const last = delivered.get(LAST) ?? 0;
      const behind = recipients.filter((recipient) => (delivered.get(recipient) ?? 0) < last);
      return Promise.all(
        behind.map(async (recipient) => {
          const found = await event
            .find({ _id: { $gt: delivered.get(recipient) ?? 0 } })
            .sort({ _id: 1 })
            .limit(limit)
            .lean<SubjectEventDocument[]>()
            .exec();
          const events = found.map(({ _id, subjectId, hidden, mergedInto }) => ({
            number: _id,
            subjectId,
            hidden,
            ...(mergedInto !== undefined && { mergedInto }),
          }));
          return { recipient, events };
        }),
      );
    },
    async delivered(recipient, upTo) {
      // A recipient with the counter's id must not change the counter.
      if (recipient === LAST) return;
      await cursor
        .updateOne({ _id: recipient }, { $max: { number: upTo } }, { upsert: true })
        .exec();
    },
  };
}
