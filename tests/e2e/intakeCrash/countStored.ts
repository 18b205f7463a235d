import type { Connection } from 'mongoose';
import { intakeModels } from '../../../subgraphs/framework/intake/batches/model';
import { writerModels } from '../../../subgraphs/framework/records/writer/model';

/** What the database holds of all batches. */
export interface StoredCounts {
  readonly records: number;
  /** Events of created records, of which each record has one. */
  readonly events: number;
  /** Whether the numbers of the events have neither a gap nor a repetition. */
  readonly eventsInOrder: boolean;
  /** Ids in the chunks of accepted records, and how many of them differ. */
  readonly acceptedIds: number;
  readonly differentIds: number;
  readonly refusedRows: number;
  /** The sums of the batches' own counts. */
  readonly counts: {
    readonly accepted: number;
    readonly unchanged: number;
    readonly refused: number;
  };
}

export async function countStored(connection: Connection): Promise<StoredCounts> {
  const { batch, fault, accepted } = intakeModels(connection);
  const { event } = writerModels(connection);
  const numbers = (await event.find({}, { _id: 1 }).sort({ _id: 1 }).lean()).map(({ _id }) => _id);
  const ids = (await accepted.find({}).lean()).flatMap((chunk) => chunk.ids);
  const batches = await batch.find({}).lean();
  const sum = (name: 'accepted' | 'unchanged' | 'refused') =>
    batches.reduce((total, { counts }) => total + counts[name], 0);
  return {
    records: await connection.collection('records').countDocuments({}),
    events: numbers.length,
    eventsInOrder: numbers.every((number, index) => number === index + 1),
    acceptedIds: ids.length,
    differentIds: new Set(ids).size,
    refusedRows: await fault.countDocuments({}),
    counts: { accepted: sum('accepted'), unchanged: sum('unchanged'), refused: sum('refused') },
  };
}

/** What must be stored when so many rows were accepted and refused. */
export function expectedCounts(accepted: number, refused: number): StoredCounts {
  return {
    records: accepted,
    events: accepted,
    eventsInOrder: true,
    acceptedIds: accepted,
    differentIds: accepted,
    refusedRows: refused,
    counts: { accepted, unchanged: 0, refused },
  };
}
