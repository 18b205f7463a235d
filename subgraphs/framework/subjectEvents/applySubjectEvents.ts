import type { ClientSession, Connection, Model } from 'mongoose';
import type { SubjectEvent } from '../../../schema/registry';
import type { RecordKind } from '../records/recordKind';
import type { WrittenRow } from '../records/writer/event';
import {
  conflictWithWrites,
  fieldsOf,
  insertRecordChanges,
  tablesOf,
} from '../records/writer/tables';
import { hideSubject } from './hiding';
import type { SubjectVisibility } from './model';

/** Applies subject events; resolves when their effects are durable. */
export type ApplySubjectEvents = (events: readonly SubjectEvent[]) => Promise<void>;

/** A duplicate that was merged. */
export interface SubjectMove {
  /** Id of the duplicate. */
  readonly from: string;
  /** Id of the subject that it was merged into. */
  readonly to: string;
  /** Number of the event. */
  readonly number: number;
}

/** Moves everything of a duplicate; a repeated call moves what an interrupted one left. */
export type MoveSubject = (move: SubjectMove) => Promise<void>;

/**
 * Applies subject events in a subgraph: it marks all documents of a subject that is stored only, so
 * that they exist for no caller. An event may arrive repeatedly, late, or from several gateways
 * concurrently. Therefore one transaction writes the marks and the number of the last applied event;
 * of two concurrent transactions, one waits and then skips an event whose number is not newer.
 * Records written later are marked as the last event demands (records/writer/marks.ts).
 *
 * The event of a merge has two steps. The first stores the merge; from then on, new records of the
 * duplicate are written for the surviving subject (records/writer/redirected.ts). The second moves
 * the stored records, in many transactions. Only then is the event applied: after a crash in
 * between, it arrives again and the move continues.
 */
export function applySubjectEvents(
  connection: Connection,
  visibility: Model<SubjectVisibility>,
  kinds: readonly RecordKind[],
  moveSubject?: MoveSubject,
): ApplySubjectEvents {
  const tables = tablesOf(connection, kinds);

  async function apply(event: SubjectEvent): Promise<void> {
    const { subjectId, number, mergedInto } = event;
    const last = await visibility.findById(subjectId).lean<SubjectVisibility>().exec();
    if (last === null || last.number < number)
      await connection.withSession((session) =>
        session.withTransaction(() => store(event, session)),
      );
    else if (last.number > number || last.moved === true) return;
    if (mergedInto === undefined || moveSubject === undefined) return;
    await moveSubject({ from: subjectId, to: mergedInto, number });
    await visibility.updateOne({ _id: subjectId, number }, { $set: { moved: true } });
  }

  async function store(
    { subjectId, number, hidden, mergedInto }: SubjectEvent,
    session: ClientSession,
  ): Promise<void> {
    const now = await visibility.findById(subjectId).session(session).lean<SubjectVisibility>();
    if (now !== null && now.number >= number) return;
    const factChanges = await conflictWithWrites(tables, { subjectId, number }, session);
    await visibility.updateOne(
      { _id: subjectId },
      { $set: { number, hidden, ...(mergedInto !== undefined && { mergedInto }) } },
      { session, upsert: true },
    );
    const changes = mergedInto === undefined ? await hidingOf(subjectId, hidden, session) : [];
    await insertRecordChanges(tables, factChanges, changes, session);
    if (mergedInto === undefined) return hideSubject(connection, subjectId, hidden, session);
    // Duplicates that were merged into the duplicate before lead to the surviving subject.
    await visibility.updateMany({ mergedInto: subjectId }, { $set: { mergedInto } }, { session });
  }

  /** The records of a subject as they are and as they will be, where the event changes them. */
  async function hidingOf(subjectId: string, hidden: boolean, session: ClientSession) {
    const changes: { readonly before: WrittenRow; readonly after: WrittenRow }[] = [];
    for (const { type } of kinds) {
      const filter = { type, subjectId, subjectHidden: hidden ? { $ne: true } : true };
      const projection = fieldsOf(tables, type);
      for await (const row of tables.rows.find(filter, { session, projection }))
        changes.push({ before: row, after: { ...row, subjectHidden: hidden } });
    }
    return changes;
  }

  return async (events) => {
    for (const event of events) await apply(event);
  };
}
