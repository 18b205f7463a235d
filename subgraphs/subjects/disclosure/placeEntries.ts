import { DURABLE, isDuplicate } from '../../kit/durable';
import type { LogModels } from './model';
import type { EntryRecord, SealedEntry } from './record';

const ATTEMPTS = 10;

/**
 * Puts entries at the places from one on, without those whose event stands before it or comes
 * twice. All that stands before that place must be there for good: then it does not matter who
 * does it, how often, or how many do it at once.
 * @returns the entries with their places, durable
 * @throws Error where other entries stand there
 */
export async function placeEntries(
  { entries }: Pick<LogModels, 'entries'>,
  list: readonly SealedEntry[],
  place: number,
): Promise<readonly SealedEntry[]> {
  const options = { ordered: true, writeConcern: DURABLE } as const;
  const placedRecords = () =>
    placed.map(({ entry }, i): EntryRecord => ({ _id: place + i, ...entry }));
  let placed = list;
  let missing = placedRecords();
  for (let attempt = 0; missing.length > 0; attempt++) {
    try {
      // In order: where one is there already none after it is written, at a place not its own.
      await entries.collection.insertMany(missing as never[], options);
      return placed;
    } catch (error) {
      if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
    }
    const there = await placesOf(list);
    const taken = new Set([...there].filter(([, at]) => at < place).map(([event]) => event));
    placed = list.filter(({ entry: { event } }) => !taken.has(event) && taken.add(event));
    const records = placedRecords();
    missing = records.filter(({ event }) => !there.has(event));
    if (records.some(({ _id, event }) => (there.get(event) ?? _id) !== _id))
      throw new Error('Other entries stand where the disclosure log has put its own.');
  }
  return placed;

  async function placesOf(sought: readonly SealedEntry[]): Promise<Map<string, number>> {
    const found = await entries
      .find({ event: { $in: sought.map(({ entry }) => entry.event) } }, { event: 1 })
      .readConcern('majority')
      .lean<Pick<EntryRecord, '_id' | 'event'>[]>();
    return new Map(found.map(({ _id, event }) => [event, _id]));
  }
}
