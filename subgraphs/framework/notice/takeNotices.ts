import type { Connection, Model } from 'mongoose';
import type { SubjectNotice } from '../../../schema/registry';
import { conflictWithWrites } from '../records/writer/tables';
import { hideSubject } from './hiding';
import type { StandingDocument } from './model';

/** Applies notices of subjects; resolves when their effects are durable. */
export type TakeNotices = (notices: readonly SubjectNotice[]) => Promise<void>;

/**
 * Applies notices in a subgraph: it marks all documents of a subject that is stored only, so that
 * they exist for no caller. A notice may arrive repeatedly, late, or from several gateways
 * concurrently. Therefore one transaction writes the marks and the number of the last applied
 * notice; of two concurrent transactions, one waits and then skips a notice whose number is not
 * newer. Records written later are marked as the last notice demands (records/writer/marks.ts).
 */
export function takeNotices(
  connection: Connection,
  standings: Model<StandingDocument>,
): TakeNotices {
  async function take({ subjectId, number, hidden }: SubjectNotice): Promise<void> {
    const last = await standings.findById(subjectId).lean<StandingDocument>().exec();
    if (last !== null && last.number >= number) return;
    await connection.withSession((session) =>
      session.withTransaction(async () => {
        const now = await standings.findById(subjectId).session(session).lean<StandingDocument>();
        if (now !== null && now.number >= number) return;
        await conflictWithWrites(connection, { subjectId, number }, session);
        await standings.updateOne(
          { _id: subjectId },
          { $set: { number, hidden } },
          { session, upsert: true },
        );
        await hideSubject(connection, subjectId, hidden, session);
      }),
    );
  }

  return async (notices) => {
    for (const notice of notices) await take(notice);
  };
}
