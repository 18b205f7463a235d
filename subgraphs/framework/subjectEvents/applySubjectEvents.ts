import type { Connection, Model } from 'mongoose';
import type { SubjectEvent } from '../../../schema/registry';
import { conflictWithWrites } from '../records/writer/tables';
import { hideSubject } from './hiding';
import type { SubjectVisibility } from './model';

/** Applies subject events; resolves when their effects are durable. */
export type ApplySubjectEvents = (events: readonly SubjectEvent[]) => Promise<void>;

/**
 * Applies subject events in a subgraph: it marks all documents of a subject that is stored only, so
 * that they exist for no caller. An event may arrive repeatedly, late, or from several gateways
 * concurrently. Therefore one transaction writes the marks and the number of the last applied event;
 * of two concurrent transactions, one waits and then skips an event whose number is not newer.
 * Records written later are marked as the last event demands (records/writer/marks.ts).
 */
export function applySubjectEvents(
  connection: Connection,
  visibility: Model<SubjectVisibility>,
): ApplySubjectEvents {
  async function apply({ subjectId, number, hidden }: SubjectEvent): Promise<void> {
    const last = await visibility.findById(subjectId).lean<SubjectVisibility>().exec();
    if (last !== null && last.number >= number) return;
    await connection.withSession((session) =>
      session.withTransaction(async () => {
        const now = await visibility.findById(subjectId).session(session).lean<SubjectVisibility>();
        if (now !== null && now.number >= number) return;
        await conflictWithWrites(connection, { subjectId, number }, session);
        await visibility.updateOne(
          { _id: subjectId },
          { $set: { number, hidden } },
          { session, upsert: true },
        );
        await hideSubject(connection, subjectId, hidden, session);
      }),
    );
  }

  return async (events) => {
    for (const event of events) await apply(event);
  };
}
