import type { ClientSession } from 'mongoose';
import type { Registry } from '../../../../schema/registry';
import type { NoticeCursor, NoticeDocument, OutboxModels } from './model';

/** Id of the counter from which notices get their numbers. */
const LAST = '#last';

/**
 * Writes a notice to the outbox in the transaction of the change it reports, so that either both
 * exist or neither does. Notices are numbered without gaps in commit order, because each one
 * increments the same counter.
 */
export async function putNotice(
  { notice, cursor }: OutboxModels,
  { subjectId, hidden, at }: Omit<NoticeDocument, '_id'>,
  session: ClientSession,
): Promise<void> {
  const last = await cursor
    .findOneAndUpdate(
      { _id: LAST },
      { $inc: { number: 1 } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<NoticeCursor>()
    .exec();
  await notice.create([{ _id: last.number, subjectId, hidden, at }], { session });
}

/** The part of the registry that serves the outbox to the gateway. */
export function outbox({ notice, cursor }: OutboxModels): Pick<Registry, 'notices' | 'delivered'> {
  return {
    async notices(recipients, limit) {
      const cursors = await cursor
        .find({ _id: { $in: [LAST, ...recipients] } })
        .lean<NoticeCursor[]>()
        .exec();
      const delivered = new Map(cursors.map(({ _id, number }) => [_id, number]));
      const last = delivered.get(LAST) ?? 0;
      const behind = recipients.filter((recipient) => (delivered.get(recipient) ?? 0) < last);
      return Promise.all(
        behind.map(async (recipient) => {
          const found = await notice
            .find({ _id: { $gt: delivered.get(recipient) ?? 0 } })
            .sort({ _id: 1 })
            .limit(limit)
            .lean<NoticeDocument[]>()
            .exec();
          const notices = found.map(({ _id, subjectId, hidden }) => ({
            number: _id,
            subjectId,
            hidden,
          }));
          return { recipient, notices };
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
