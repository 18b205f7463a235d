import type { StoreRequest } from '../../../framework/context';
import type { Order } from '../../../framework/lists/order';
import { connectionOf } from '../../../framework/lists/connection';
import { readPage, type Connection, type Page, type PageArgs } from '../../../framework/lists/page';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import type { EntryList } from './entryLists';
import { entriesOf } from '../stored/group';
import type { LogModels } from '../stored/model';
import type { EntryRecord, GroupRecord, HeldGroup } from '../stored/record';

/** Groups that are read at a time. */
const AT_ONCE = 25;
/** Groups that are looked through for a total before it is given up. */
const MOST_COUNTED = 2000;

/** An entry with the group it was found in. */
interface FoundEntry extends EntryRecord {
  readonly group: Pick<HeldGroup, '_id' | 'newest'>;
}

/** What is stored before the first place belongs to no log. */
const IN_LOG = { _id: { $gte: 0 } };

/** Newest first; the place in the log makes it total. */
const NEWEST: Order = [
  ['group.newest', -1],
  ['group._id', -1],
  ['at', -1],
  ['_id', -1],
];

/**
 * One page of the entries of a list, newest first. Groups come in the order of the newest entry in
 * them, and an entry is in its group's place.
 * @param name the list's, in cursors
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
    first(entriesFrom(models, list, page), page.size + 1),
    wantsTotal ? countUpToLimit(models, list) : null,
  ]);
  return connectionOf(rows, { name, order: NEWEST, page }, cursors, total);
}

/** The entries of a list, newest first, read as they are asked for. */
export function entriesNewestFirst(
  models: Pick<LogModels, 'groups'>,
  list: EntryList,
): AsyncGenerator<FoundEntry> {
  return entriesFrom(models, list, { start: undefined, backward: false });
}

type Position = readonly [newest: number, group: number, at: number, id: number];

/** The entries of a list in the direction of a page, from where it starts. */
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
    .batchSize(AT_ONCE)
    .lean<HeldGroup[]>()
    .cursor();
  for await (const group of cursor as AsyncIterable<HeldGroup>) {
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

/** The group of a position and those that follow it in a direction. */
function beyond([newest, id]: Position, backward: boolean) {
  return backward
    ? { newest: { $gte: newest }, $or: [{ newest: { $gt: newest } }, { _id: { $gte: id } }] }
    : { newest: { $lte: newest }, $or: [{ newest: { $lt: newest } }, { _id: { $lte: id } }] };
}

/** Whether an entry of the group of a position follows it in a direction. */
function isBeyond({ at, _id }: EntryRecord, [, , fromAt, fromId]: Position, direction: 1 | -1) {
  return direction * (at - fromAt || _id - fromId) > 0;
}

async function countUpToLimit(
  { groups }: Pick<LogModels, 'groups'>,
  list: EntryList,
): Promise<number | null> {
  const cursor = groups
    .find({ ...list.groups, ...IN_LOG }, { leaves: 1 })
    .limit(MOST_COUNTED + 1)
    .batchSize(AT_ONCE)
    .lean<GroupRecord[]>()
    .cursor();
  let [count, seen] = [0, 0];
  for await (const group of cursor as AsyncIterable<GroupRecord>) {
    count += entriesIn(group, list).length;
    if (++seen > MOST_COUNTED || count > COUNT_LIMIT) return null;
  }
  return count;
}

async function first<T>(items: AsyncGenerator<T>, most: number): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}
