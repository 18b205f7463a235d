import { addTerm } from '../../../schema/policy/calendar';
import { term } from '../../../schema/policy/terms';
import { signPruning, type PruneStatement } from '../../../schema/log/treeHead';
import { chinaDate } from '../../framework/context';
import { DURABLE } from '../../framework/durable';
import type { DisclosureLog } from './log';
import { operatorEvent } from './sealing/operatorEvent';
import { insertOnce } from './stored/insertOnce';
import { firstUnpruned, treeSize } from './stored/logEnd';
import type { LogModels } from './stored/model';
import type { UnprunedGroup } from './stored/record';

/** Indices pruned in one write, so that it delays no other for long. */
const PRUNE_ENTRIES = 1000;

/** The fields of a group that pruning removes. `_id` and `size` stay: the indices remain taken. */
const PRUNED_FIELDS: readonly Exclude<keyof UnprunedGroup, '_id' | 'size'>[] = [
  'leaves',
  'events',
  'subjects',
  'actors',
  'organizations',
  'departments',
  'purposes',
  'bases',
  'alert',
  'oldest',
  'newest',
];

export interface PruneOptions {
  /** Calendar date YYYY-MM-DD, China Standard Time: older entries are pruned. */
  readonly before: string;
  readonly now: Date;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Removes the entries whose retention has ended, from the oldest on and without a gap. Their hashes
 * stay, so every proof and head remains valid. A signed statement names the range, and the log has
 * an event of it. An interrupted run is completed by repeating it.
 * @returns the statement, or null when no entry is that old
 * @throws RangeError when the term `retention.disclosureLog` does not allow the date yet
 */
export async function pruneLog(
  log: DisclosureLog,
  { before, now, onProgress }: PruneOptions,
): Promise<PruneStatement | null> {
  const today = chinaDate(now);
  const { value } = term('retention.disclosureLog', today);
  if (addTerm(before, value) > today)
    throw new RangeError(
      `Entries must be kept for ${value} (term retention.disclosureLog); choose a date earlier than ${before}.`,
    );
  const { models, keys } = log;
  const { head } = await log.tree.advance();
  const moment = Date.parse(`${before}T00:00:00+08:00`);
  const prunedTo = await firstNotBefore(models, moment);
  const first = await firstUnpruned(models);
  if (head === null || first >= prunedTo) return null;
  const statement = signPruning(
    {
      logId: head.logId,
      prunedTo,
      before: new Date(moment).toISOString(),
      timestamp: now.toISOString(),
    },
    keys.signing,
  );
  const { prunedTo: _id, ...rest } = statement;
  await insertOnce(models.prunings, { _id, ...rest });
  const reason = `The entries below ${prunedTo}, logged before ${before}, were pruned.`;
  await log.append([operatorEvent('prune', reason, now)]);
  await log.tree.advance();
  for (let from = first; from < prunedTo;) {
    const to = Math.min(from + PRUNE_ENTRIES, prunedTo);
    await models.groups.updateMany(
      { _id: { $gte: from, $lt: to } },
      { $unset: Object.fromEntries(PRUNED_FIELDS.map((name) => [name, 1])) },
      { writeConcern: DURABLE },
    );
    from = to;
    onProgress?.({ done: from - first, total: prunedTo - first });
  }
  return statement;
}

/** The index of the first group with an entry that is not older than a moment. */
async function firstNotBefore(models: LogModels, moment: number): Promise<number> {
  const first = await models.groups
    .findOne({ newest: { $gte: moment } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<{ _id: number }>();
  return first?._id ?? treeSize(models);
}
