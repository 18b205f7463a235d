import { DURABLE, isDuplicate } from '../../../framework/durable';
import { groupsOf } from '../stored/group';
import { entryCount, refuseMissingEnd } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { SealedEntry, UnprunedGroup } from '../stored/record';

/** Attempts to place entries while other processes take the same indices first. */
const MAX_ATTEMPTS = 200;

/** Entries in the groups, without those that another process placed. */
export interface Placed {
  /** The index of the first. */
  readonly index: number;
  readonly entries: readonly SealedEntry[];
}

/**
 * Appends entries to the groups, in their order, without events that are there already. The caller
 * passes everything that may be missing, from the first on. Then it does not matter which process
 * does it, how often, or how many concurrently: each index is taken once, and a process whose
 * insert fails looks which of its entries are there by now.
 * @param entries without repeated events
 * @param expected the number of entries that the groups are known to have
 * @returns the entries that the last insert placed, durable
 * @throws LogFault when the groups have fewer entries than expected
 */
export async function placeEntries(
  models: Pick<LogModels, 'groups'>,
  entries: readonly SealedEntry[],
  expected = 0,
): Promise<Placed> {
  const { collection } = models.groups;
  let missing = entries;
  for (let attempt = 0; ; attempt++) {
    const index = await entryCount(models);
    refuseMissingEnd(index, expected);
    if (missing.length === 0) return { index, entries: missing };
    try {
      // Ordered: after an index that is taken nothing is inserted.
      await collection.insertMany(groupsOf(index, missing) as never[], {
        ordered: true,
        writeConcern: DURABLE,
      });
      return { index, entries: missing };
    } catch (error) {
      if (!isDuplicate(error) || attempt === MAX_ATTEMPTS) throw error;
    }
    missing = await withoutPlaced(models, missing);
  }
}

async function withoutPlaced(
  { groups }: Pick<LogModels, 'groups'>,
  entries: readonly SealedEntry[],
): Promise<SealedEntry[]> {
  const ids = entries.map(({ entry }) => entry.id);
  const found = await groups
    .find({ events: { $in: ids } }, { events: 1 })
    .readConcern('majority')
    .lean<Pick<UnprunedGroup, 'events'>[]>();
  const placed = new Set(found.flatMap(({ events }) => events));
  return entries.filter(({ entry }) => !placed.has(entry.id));
}
