import type { Connection, Model } from 'mongoose';
import type { SubjectNotice } from '../../../schema/authority';
import { meetWrites } from '../records/writer/tables';
import { hideSubject } from './hiding';
import type { StandingDocument } from './model';

/** Acts upon notices of subjects; when it resolves they are acted upon durably. */
export type TakeNotices = (notices: readonly SubjectNotice[]) => Promise<void>;

/**
 * How a subgraph acts upon notices: what it holds of a subject that is stored only is marked, and
 * so exists for nobody. A notice may come again, late, or from several gateways at once: the
 * number of the last one acted upon is moved on together with the marks, in one transaction, and
 * of two that meet one waits and then finds its number passed. What comes in later, the last
 * notice tells how to mark (records/writer/marks.ts).
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
        await meetWrites(connection, { subjectId, number }, session);
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
