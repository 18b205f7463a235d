import type { Connection } from 'mongoose';
import { RECORD_EVENT_BATCH_SIZE, type IndexEvent } from '../../../../schema/recordEvents';
import type { RecordEvent } from '../writer/event';
import { writerModels } from '../writer/model';

/** Returns the events after a number, in ascending order, at most RECORD_EVENT_BATCH_SIZE. */
export type RecordEvents = (after: number) => Promise<readonly IndexEvent[]>;

const READ = { at: 1, recordId: 1, type: 1, subjectId: 1, after: 1 } as const;
type IndexFacts = Pick<RecordEvent, '_id' | keyof typeof READ>;

/** Reads the events of a subgraph's records in the form that the record index receives. */
export function recordEvents(connection: Connection): RecordEvents {
  const { event } = writerModels(connection);
  return async (after) => {
    const found = await event
      .find({ _id: { $gt: after } }, READ)
      .sort({ _id: 1 })
      .limit(RECORD_EVENT_BATCH_SIZE)
      .lean<IndexFacts[]>()
      .exec();
    return found.map((each) => indexEvent(each));
  };
}

/** Omits the stored-only mark of the subject: the record index sets it first. */
function indexEvent({ _id, at, recordId: id, type, subjectId, after }: IndexFacts): IndexEvent {
  const event = { number: _id, at: at.toISOString() };
  if (after === null) return { ...event, destroyed: { id, type } };
  const facts: typeof after & { subjectHidden?: boolean } = { ...after };
  delete facts.subjectHidden;
  return { ...event, record: { id, type, subjectId, ...facts } };
}
