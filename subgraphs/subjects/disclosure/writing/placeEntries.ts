import { LogFault } from '../../../../schema/log/logFault';
import { DURABLE, isDuplicate } from '../../../framework/durable';
import { groupsOf } from '../stored/group';
import { afterLastEntry } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { HeldGroup, SealedEntry } from '../stored/record';

const ATTEMPTS = 200;

/** Entries that now stand, from a place on; what another process put there is not among them. */
export interface Placed {
  readonly place: number;
  readonly entries: readonly SealedEntry[];
}

/**
 * Puts entries behind the last one, in their order and without those that stand already, by their
 * event. Who calls it gives all that may not stand yet, from the first on; then it does not matter
 * who does it, how often, or how many do it at once: a place is taken by one alone, and whoever
 * comes second looks which of its entries that one has put there.
 * @param entries each event once
 * @param from a place before which all places are known to be taken
 * @returns those that were put there at last, durable
 * @throws LogFault where entries before that place are gone
 */
export async function placeEntries(
  models: Pick<LogModels, 'groups'>,
  entries: readonly SealedEntry[],
  from = 0,
): Promise<Placed> {
  const { collection } = models.groups;
  let left = entries;
  for (let attempt = 0; ; attempt++) {
    const place = await afterLastEntry(models);
    if (place < from)
      throw new LogFault(
        'ENTRY_MISSING',
        `The end of the disclosure log is missing: it has ${place} entries where ${from} were stored.`,
      );
    if (left.length === 0) return { place, entries: left };
    try {
      // In order: what comes behind a place that is taken is not written.
      await collection.insertMany(groupsOf(place, left) as never[], {
        ordered: true,
        writeConcern: DURABLE,
      });
      return { place, entries: left };
    } catch (error) {
      if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
    }
    left = await withoutThoseThere(models, left);
  }
}

async function withoutThoseThere(
  { groups }: Pick<LogModels, 'groups'>,
  entries: readonly SealedEntry[],
): Promise<SealedEntry[]> {
  const ids = entries.map(({ entry }) => entry.id);
  const found = await groups
    .find({ events: { $in: ids } }, { events: 1 })
    .readConcern('majority')
    .lean<Pick<HeldGroup, 'events'>[]>();
  const there = new Set(found.flatMap(({ events }) => events));
  return entries.filter(({ entry }) => !there.has(entry.id));
}
