import type { ClientSession } from 'mongoose';
import type { Authority } from '../../../../schema/authority';
import type { NoticeCursor, NoticeDocument, OutboxModels } from './model';

const LAST = '#last';

/**
 * Puts a notice in the outbox, in the transaction of what it tells: either both are there or
 * neither. Notices are numbered without a gap in the order of their commits, because each moves
 * the same counter on.
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

/** What the gateway asks of the outbox. */
export function outbox({ notice, cursor }: OutboxModels): Pick<Authority, 'notices' | 'delivered'> {
  return {
    async notices(recipients, limit) {
      const cursors = await cursor
        .find({ _id: { $in: [LAST, ...recipients] } })
        .lean<NoticeCursor[]>()
        .exec();
      const at = new Map(cursors.map(({ _id, number }) => [_id, number]));
      const last = at.get(LAST) ?? 0;
      const behind = recipients.filter((recipient) => (at.get(recipient) ?? 0) < last);
      return Promise.all(
        behind.map(async (recipient) => {
          const found = await notice
            .find({ _id: { $gt: at.get(recipient) ?? 0 } })
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
      // A name like the counter's own must not move it.
      if (recipient === LAST) return;
      await cursor
        .updateOne({ _id: recipient }, { $max: { number: upTo } }, { upsert: true })
        .exec();
    },
  };
}
