import { DURABLE, isDuplicate } from '../../kit/durable';
import type { LogModels } from './model';
import type { EntryRecord, NewEntry } from './record';

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
  list: readonly NewEntry[],
  place: number,
): Promise<EntryRecord[]> {
  const options = { ordered: true, writeConcern: DURABLE } as const;
  let records = list.map((entry, i): EntryRecord => ({ _id: place + i, ...entry }));
  let missing = records;
  for (let attempt = 0; missing.length > 0; attempt++) {
    try {
      // In order: where one is there already none after it is written, at a place not its own.
      await entries.collection.insertMany(missing as never[], options);
      return records;
    } catch (error) {
      if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
    }
    const there = await placesOf(list);
    const taken = new Set([...there].filter(([, at]) => at < place).map(([event]) => event));
    const placed = list.filter(({ event }) => !taken.has(event) && taken.add(event));
    records = placed.map((entry, i): EntryRecord => ({ _id: place + i, ...entry }));
    missing = records.filter(({ event }) => !there.has(event));
    if (records.some(({ _id, event }) => (there.get(event) ?? _id) !== _id))
      throw new Error('Other entries stand where the disclosure log has put its own.');
  }
  return records;

  async function placesOf(sought: readonly NewEntry[]): Promise<Map<string, number>> {
    const found = await entries
      .find({ event: { $in: sought.map(({ event }) => event) } }, { event: 1 })
      .readConcern('majority')
      .lean<Pick<EntryRecord, '_id' | 'event'>[]>();
    return new Map(found.map(({ _id, event }) => [event, _id]));
  }
}
