import { randomUUID } from 'node:crypto';
import { addTerm } from '../../../schema/policy/calendar';
import { matrixOn } from '../../../schema/policy/matrix';
import { term } from '../../../schema/policy/terms';
import { signPruning, type PruneStatement } from '../../../schema/log/treeHead';
import { chinaDate } from '../../framework/context';
import { DURABLE, unlessThere } from '../../framework/durable';
import type { DisclosureLog } from './log';
import { firstHeld } from './stored/logEnd';
import type { LogModels } from './stored/model';
import type { HeldGroup, TreeRecord } from './stored/record';

const PORTION = 1000;

/** What of a group is taken out with its entries. */
const HELD: readonly Exclude<keyof HeldGroup, '_id' | 'size'>[] = [
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
  /** Calendar date YYYY-MM-DD, China Standard Time: entries made before it are taken out. */
  readonly before: string;
  readonly now: Date;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Takes entries out of the log whose retention has ended, from the oldest on and without a gap.
 * Their hashes stay, so that every proof and head holds as before; a signed statement says up to
 * where they were taken out, and the log has an event of it. Cut short, it is done by doing it
 * again.
 * @returns the statement, or null where nothing is that old
 * @throws RangeError when the rule `retention.disclosureLog` keeps entries of that date
 */
export async function pruneLog(
  log: DisclosureLog,
  { before, now, onProgress }: PruneOptions,
): Promise<PruneStatement | null> {
  const today = chinaDate(now);
  const { value } = term('retention.disclosureLog', today);
  if (addTerm(before, value) > today)
    throw new RangeError(
      `Entries are kept for ${value} at least (rule retention.disclosureLog); some made before ${before} are younger.`,
    );
  const { models, keys } = log;
  await log.tree.advance();
  const moment = Date.parse(`${before}T00:00:00+08:00`);
  const prunedTo = await firstNotBefore(models, moment);
  const oldest = await firstHeld(models);
  if (oldest >= prunedTo) return null;
  const tree = await models.tree.findById('tree').lean<TreeRecord>();
  const statement = signPruning(
    {
      logId: tree!.logId,
      prunedTo,
      before: new Date(moment).toISOString(),
      timestamp: now.toISOString(),
    },
    keys.signing,
  );
  const { prunedTo: _id, ...rest } = statement;
  await unlessThere(
    models.prunings.collection.insertOne({ _id, ...rest } as never, { writeConcern: DURABLE }),
  );
  await log.append([pruneEvent(prunedTo, before, now, today)]);
  await log.tree.advance();
  for (let done = oldest; done < prunedTo;) {
    const next = Math.min(done + PORTION, prunedTo);
    // The place stays taken, by a document of two numbers.
    await models.groups.updateMany(
      { _id: { $gte: done, $lt: next } },
      { $unset: Object.fromEntries(HELD.map((name) => [name, 1])) },
      { writeConcern: DURABLE },
    );
    done = next;
    onProgress?.({ done: done - oldest, total: prunedTo - oldest });
  }
  return statement;
}

/** The place of the first group with an entry not made before a moment, so that all below it were. */
async function firstNotBefore({ groups, tree }: LogModels, moment: number): Promise<number> {
  const first = await groups
    .findOne({ newest: { $gte: moment } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<{ _id: number }>();
  return first?._id ?? (await tree.findById('tree').lean<TreeRecord>())?.size ?? 0;
}

function pruneEvent(prunedTo: number, before: string, now: Date, today: string) {
  return {
    id: randomUUID(),
    at: now.toISOString(),
    requestId: 'prune',
    operation: '',
    subgraph: 'subjects',
    actor: 'operator',
    roles: [],
    basis: 'DUTY',
    reason: `Entries below ${prunedTo}, made before ${before}, were taken out.`,
    matrix: matrixOn(today).version,
    clusters: [],
    disclosed: [],
    masked: [],
    denied: [],
  } as const;
}
