import type { NewRow } from '../../records/writer/rowFault';
import { versionOf } from '../../records/writer/event';
import type { CityClient } from '../city/cityClient';
import { isOwn, SHARED_FIELDS, unshared } from '../push/shareable';
import type { PushParts } from '../push/push';
import type { SentRecord } from '../record';
import { UNSOUND, type Sides } from './compare';
import { chunksOf, daysOf, listOf, type RowOfDay } from './days';

const READ = Object.fromEntries(
  ['decisionDate', 'versions', ...SHARED_FIELDS].map((path) => [path, 1]),
);
/** Records that are compared with what was sent in one database command. */
const CHUNK = 1000;

/** The records of a kind that the city should have, and those that it has. */
export function pushSides(
  { rows, models }: Pick<PushParts, 'rows' | 'models'>,
  client: CityClient,
  type: string,
  today: string,
): Sides {
  /** The shared records in the order of their day and id. */
  async function* shared(day?: string): AsyncGenerator<RowOfDay> {
    const match = { type, ...(day !== undefined && { decisionDate: day }) };
    const cursor = rows.find(match, { projection: READ, sort: { decisionDate: 1, _id: 1 } });
    for await (const chunk of chunksOf(cursor, CHUNK))
      yield* await compared(
        chunk.filter((row) => isOwn(row) && unshared(row, today) === undefined),
      );
  }

  async function compared(chunk: readonly NewRow[]) {
    const sent = await models.sent
      .find({ _id: { $in: chunk.map(({ _id }) => _id) } }, { version: 1, digest: 1, state: 1 })
      .lean<Pick<SentRecord, '_id' | 'version' | 'digest' | 'state'>[]>()
      .exec();
    const byId = new Map(sent.map((each) => [each._id, each]));
    return chunk.map(({ _id: id, versions, decisionDate: day }) => {
      const version = versionOf({ versions });
      const last = byId.get(id);
      const isCurrent = last?.version === version && last.digest !== null;
      return {
        id,
        day,
        version,
        digest: isCurrent ? last.digest : UNSOUND,
        isSound: isCurrent,
        isRefused: isCurrent && last.state === 'REFUSED',
      };
    });
  }

  return {
    names: { onlyHere: 'MISSING_THERE', onlyThere: 'ONLY_THERE', unsound: 'DIFFERS' },
    daysHere: () => daysOf(shared()),
    daysThere: () => client.summary('received', type),
    rowsHere: (day) => listOf(shared(day)),
    rowsThere: (day) => client.summaryRows('received', type, day),
  };
}
