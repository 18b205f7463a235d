import type { StoreRequest } from '../../../framework/context';
import { connectionOf } from '../../../framework/lists/connection';
import type { Order } from '../../../framework/lists/order';
import { readPage, type Connection, type PageArgs } from '../../../framework/lists/page';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import { leavesOf, type PlacedLeaf } from '../stored/leaves';
import { entryCount, firstUnpruned } from '../stored/logEnd';
import type { LogModels } from '../stored/model';

const LIST = 'Disclosure.leaves';
const BY_INDEX: Order = [['index', 1]];

/**
 * One page of the leaf texts that were not pruned, from an index on.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export async function leafPage(
  models: Pick<LogModels, 'groups' | 'prunings'>,
  { cursors }: Pick<StoreRequest, 'cursors'>,
  from: number,
  args: PageArgs,
  wantsTotal: boolean,
): Promise<Connection<PlacedLeaf>> {
  const page = readPage(args, LIST, cursors);
  const [start] = (page.start ?? []) as readonly number[];
  const first = Math.max(await firstUnpruned(models), from);
  const run = page.backward
    ? { begin: first, end: start, backward: true }
    : { begin: Math.max(first, (start ?? -1) + 1) };
  const [rows, total] = await Promise.all([
    leavesOf(models, run, page.size + 1),
    wantsTotal ? countUpToLimit(models, first) : null,
  ]);
  return connectionOf(rows, { name: LIST, order: BY_INDEX, page }, cursors, total);
}

/** The number of entries from an index on; null beyond the limit of totals. */
async function countUpToLimit(
  models: Pick<LogModels, 'groups'>,
  from: number,
): Promise<number | null> {
  const count = Math.max(0, (await entryCount(models)) - from);
  return count > COUNT_LIMIT ? null : count;
}
