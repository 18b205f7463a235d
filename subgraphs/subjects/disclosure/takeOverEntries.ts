import { leafText, readLeaf, type LogEntry } from '../../../schema/log/entry';
import { LogFault } from '../../../schema/log/logFault';
import { DURABLE, isDuplicate } from '../../framework/durable';
import { groupsOf } from './group';
import { afterLastEntry } from './logEnd';
import type { LogModels } from './model';
import type { EntryRecord } from './record';

const COLLECTION = 'disclosureEntries';
const AT_ONCE = 500;

/**
 * Takes over a log that was written when every entry was a document of its own: each keeps its
 * place and its leaf. Several processes may do it at once, and it goes on where it was cut short;
 * the old collection is dropped when all of it stands in the new one.
 * @returns whether there was such a log
 * @throws LogFault where an entry is missing
 */
export async function takeOverEntries({ groups }: Pick<LogModels, 'groups'>): Promise<boolean> {
  const old = groups.db.collection<EntryRecord>(COLLECTION);
  if ((await old.findOne({}, { projection: { _id: 1 } })) === null) return false;
  for (;;) {
    const place = await afterLastEntry({ groups });
    const records = await old
      .find({ _id: { $gte: place } })
      .sort({ _id: 1 })
      .limit(AT_ONCE)
      .toArray();
    const [first] = records;
    if (first === undefined) break;
    // Before the first there may be a gap: entries whose retention has ended.
    const begin = place === 0 ? first._id : place;
    if (records.some(({ _id }, i) => _id !== begin + i))
      throw new LogFault(
        'ENTRY_MISSING',
        'Entries of the disclosure log are missing: it is not taken over.',
      );
    const sealed = records.map((record) => {
      const text = leafText(entryOf(record));
      return { entry: readLeaf(text), text };
    });
    try {
      await groups.collection.insertMany(groupsOf(begin, sealed) as never[], {
        ordered: true,
        writeConcern: DURABLE,
      });
    } catch (error) {
      // Another process was first: go on behind it.
      if (!isDuplicate(error)) throw error;
    }
  }
  await old.drop();
  return true;
}

/** An entry as it is hashed, from how it was stored. */
function entryOf({ event, at, release, ...rest }: EntryRecord): LogEntry {
  return {
    ...rest,
    id: event,
    at: new Date(at).toISOString(),
    release: release === undefined ? undefined : new Date(release).toISOString(),
  };
}
