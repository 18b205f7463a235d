import type { StoreRequest } from '../../../framework/context';
import { connectionOf } from '../../../framework/lists/connection';
import type { Order } from '../../../framework/lists/order';
import { readPage, type Connection, type Page, type PageArgs } from '../../../framework/lists/page';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import type { LogModels } from '../stored/model';
import type { EntryRecord, UnprunedGroup } from '../stored/record';
import type { EntryList } from './entryLists';
import { entriesIn, groupsInOrder, groupsUpTo, takeFirst } from './groupsOfList';

/** Groups read for a total; beyond it the total is null. A filter may match few entries in each. */
export const MAX_COUNTED_GROUPS = 2000;

/** An entry with the group it was found in. */
interface FoundEntry extends EntryRecord {
  readonly group: Pick<UnprunedGroup, '_id' | 'newest'>;
}

/** Newest first; entries of the same time by their index. */
const NEWEST: Order = [
  ['group.newest', -1],
  ['group._id', -1],
  ['at', -1],
  ['_id', -1],
];

/**
 * One page of the entries of a list, newest first: groups in the order of their newest entry, and
 * in each group its entries.
 * @param name of the list in cursors
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export async function entryPage(
  models: Pick<LogModels, 'groups'>,
  { cursors }: Pick<StoreRequest, 'cursors'>,
  name: string,
  list: EntryList,
  args: PageArgs,
  wantsTotal: boolean,
): Promise<Connection<EntryRecord>> {
  const page = readPage(args, name, cursors);
  const [rows, total] = await Promise.all([
    takeFirst(entriesFrom(models, list, page), page.size + 1),
    wantsTotal ? countUpToLimit(models, list) : null,
  ]);
  return connectionOf(rows, { name, order: NEWEST, page }, cursors, total);
}

type Position = readonly [newest: number, group: number, at: number, id: number];

/** The entries of a list in the direction of a page, from its start. */
async function* entriesFrom(
  models: Pick<LogModels, 'groups'>,
  list: EntryList,
  { start, backward }: Pick<Page, 'start' | 'backward'>,
): AsyncGenerator<FoundEntry> {
  const from = start as Position | undefined;
  const direction = backward ? 1 : -1;
  const order = { backward, from: from && beyond(from, backward) };
  for await (const group of groupsInOrder(models, list, order)) {
    const found = entriesIn(group, list);
    found.sort((a, b) => direction * (a.at - b.at || a._id - b._id));
    for (const entry of found)
      if (from === undefined || group._id !== from[1] || isBeyond(entry, from, direction))
        yield { ...entry, group: { _id: group._id, newest: group.newest } };
  }
}

/** A filter for the group of a position and those after it in a direction. */
function beyond([newest, id]: Position, backward: boolean) {
  return backward
    ? { newest: { $gte: newest }, $or: [{ newest: { $gt: newest } }, { _id: { $gte: id } }] }
    : { newest: { $lte: newest }, $or: [{ newest: { $lt: newest } }, { _id: { $lte: id } }] };
}

/** Whether an entry of the same group comes after a position in a direction. */
function isBeyond({ at, _id }: EntryRecord, [, , fromAt, fromId]: Position, direction: 1 | -1) {
  return direction * (at - fromAt || _id - fromId) > 0;
}

async function countUpToLimit(
  models: Pick<LogModels, 'groups'>,
  list: EntryList,
): Promise<number | null> {
  let [count, seen] = [0, 0];
  for await (const group of groupsUpTo(models, list, MAX_COUNTED_GROUPS + 1)) {
    count += entriesIn(group, list).length;
    if (++seen > MAX_COUNTED_GROUPS || count > COUNT_LIMIT) return null;
  }
  return count;
}
