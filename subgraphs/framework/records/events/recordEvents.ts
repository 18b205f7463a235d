import type { Connection } from 'mongoose';
import { EVENTS_BATCH, type IndexEvent } from '../../../../schema/recordEvents';
import type { RecordEvent } from '../writer/event';
import { writerModels } from '../writer/model';

/** Returns the events that follow a number, in order, at most EVENTS_BATCH. */
export type RecordEvents = (after: number) => Promise<readonly IndexEvent[]>;

/** The events of a subgraph's records, as the record index is told of them. */
export function recordEvents(connection: Connection): RecordEvents {
  const { event } = writerModels(connection);
  return async (after) => {
    const found = await event
      .find({ _id: { $gt: after } }, { after: 1 })
      .sort({ _id: 1 })
      .limit(EVENTS_BATCH)
      .lean<Pick<RecordEvent, '_id' | 'after'>[]>()
      .exec();
    return found.map((each) => indexEvent(each));
  };
}

/** An event without the mark of subjects that are stored only: the index has it first. */
function indexEvent({ _id, after }: Pick<RecordEvent, '_id' | 'after'>): IndexEvent {
  const record: IndexEvent['record'] & { subjectHidden?: boolean } = { ...after };
  delete record.subjectHidden;
  return { number: _id, record };
}
