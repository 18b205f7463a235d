import type { StoreRequest } from '../../../framework/context';
import { connectionOf } from '../../../framework/lists/connection';
import type { Order } from '../../../framework/lists/order';
import { readPage, type Connection, type Page, type PageArgs } from '../../../framework/lists/page';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import { entriesOf } from '../stored/group';
import type { LogModels } from '../stored/model';
import type { EntryRecord, GroupRecord, UnprunedGroup } from '../stored/record';
import type { EntryList } from './entryLists';

/** Groups that the driver fetches in one batch. */
const GROUPS_PER_BATCH = 25;
/** Groups read for a total; beyond it the total is null. A filter may match few entries in each. */
const MAX_COUNTED_GROUPS = 2000;

/** An entry with the group it was found in. */
interface FoundEntry extends EntryRecord {
  readonly group: Pick<UnprunedGroup, '_id' | 'newest'>;
}

/** The log starts at index 0: a group before it was not written by the log. */
const IN_LOG = { _id: { $gte: 0 } };

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

/** The entries of a list, newest first, read as they are consumed. */
export function entriesNewestFirst(
  models: Pick<LogModels, 'groups'>,
  list: EntryList,
): AsyncGenerator<FoundEntry> {
  return entriesFrom(models, list, { start: undefined, backward: false });
}

type Position = readonly [newest: number, group: number, at: number, id: number];

/** The entries of a list in the direction of a page, from its start. */
async function* entriesFrom(
  { groups }: Pick<LogModels, 'groups'>,
  list: EntryList,
  { start, backward }: Pick<Page, 'start' | 'backward'>,
): AsyncGenerator<FoundEntry> {
  const from = start as Position | undefined;
  const direction = backward ? 1 : -1;
  const cursor = groups
    .find({ ...list.groups, ...IN_LOG, ...(from && { $and: [beyond(from, backward)] }) })
    .sort({ newest: direction, _id: direction })
    .batchSize(GROUPS_PER_BATCH)
    .lean<UnprunedGroup[]>()
    .cursor();
  for await (const group of cursor as AsyncIterable<UnprunedGroup>) {
    const found = entriesIn(group, list);
    found.sort((a, b) => direction * (a.at - b.at || a._id - b._id));
    for (const entry of found)
      if (from === undefined || group._id !== from[1] || isBeyond(entry, from, direction))
        yield { ...entry, group: { _id: group._id, newest: group.newest } };
  }
}

function entriesIn(group: Pick<GroupRecord, '_id' | 'leaves'>, list: EntryList): EntryRecord[] {
  return entriesOf(group, list.contains).filter(list.has);
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
  { groups }: Pick<LogModels, 'groups'>,
  list: EntryList,
): Promise<number | null> {
  const cursor = groups
    .find({ ...list.groups, ...IN_LOG }, { leaves: 1 })
    .limit(MAX_COUNTED_GROUPS + 1)
    .batchSize(GROUPS_PER_BATCH)
    .lean<GroupRecord[]>()
    .cursor();
  let [count, seen] = [0, 0];
  for await (const group of cursor as AsyncIterable<GroupRecord>) {
    count += entriesIn(group, list).length;
    if (++seen > MAX_COUNTED_GROUPS || count > COUNT_LIMIT) return null;
  }
  return count;
}

async function takeFirst<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === count) break;
  }
  return found;
}
