import type { StoreRequest } from '../../../framework/context';
import { connectionOf } from '../../../framework/lists/connection';
import { readPage, type Connection, type PageArgs } from '../../../framework/lists/page';
import type { Order } from '../../../framework/lists/order';
import { COUNT_LIMIT } from '../../../framework/lists/pager';
import { readLeaf } from '../../../../schema/log/entry';
import { endOf, isIndexed, textsOf } from './group';
import { afterLastEntry, beginOfGroup, firstHeld } from './logEnd';
import type { LogModels } from './model';
import type { GroupRecord } from './record';
import { recordOf } from './recordOf';

const LIST = 'Disclosure.leaves';
const BY_PLACE: Order = [['index', 1]];
/** Groups that are read at a time. */
const AT_ONCE = 10;

/** An entry as it is hashed, and its place. */
export interface PlacedLeaf {
  readonly index: number;
  readonly leaf: string;
  /** Whether it is found by everything that entries are searched by. */
  readonly indexed: boolean;
}

type Models = Pick<LogModels, 'groups' | 'prunings'>;

/** The texts of the entries at places, in one read; null where none is held. */
export async function textsAt(
  { groups }: Models,
  places: readonly number[],
): Promise<(string | null)[]> {
  const groupAt = (place: number) => [
    { $match: { _id: { $lte: place } } },
    { $sort: { _id: -1 } },
    { $limit: 1 },
  ];
  const [first, ...others] = places;
  const coll = groups.collection.collectionName;
  const found = await groups.aggregate<GroupRecord>([
    ...groupAt(first!),
    ...others.map((place) => ({ $unionWith: { coll, pipeline: groupAt(place) } })),
  ] as Parameters<typeof groups.aggregate>[0]);
  const read = found.map((group) => ({ group, texts: textsOf(group) }));
  return places.map((place) => {
    const there = read.find(({ group }) => group._id <= place && place < endOf(group));
    return there?.texts[place - there.group._id] ?? null;
  });
}

/**
 * One page of what the log holds, from an index on.
 * @throws PAGE_SIZE_OUT_OF_RANGE, INVALID_CURSOR, BAD_USER_INPUT
 */
export async function leafPage(
  models: Models,
  { cursors }: Pick<StoreRequest, 'cursors'>,
  from: number,
  args: PageArgs,
  wantsTotal: boolean,
): Promise<Connection<PlacedLeaf>> {
  const page = readPage(args, LIST, cursors);
  const [start] = (page.start ?? []) as readonly number[];
  const begin = Math.max(await firstHeld(models), from);
  const [rows, total] = await Promise.all([
    page.backward
      ? leavesBefore(models, { begin, end: start }, page.size + 1)
      : leavesFrom(models, Math.max(begin, (start ?? -1) + 1), page.size + 1),
    wantsTotal ? countUpToLimit(models, begin) : null,
  ]);
  return connectionOf(rows, { name: LIST, order: BY_PLACE, page }, cursors, total);
}

/** The texts of the entries that are held from a place on, in their order. */
export async function leavesFrom(
  models: Models,
  start: number,
  most: number,
): Promise<PlacedLeaf[]> {
  const found: PlacedLeaf[] = [];
  const cursor = models.groups
    .find({ _id: { $gte: await beginOfGroup(models, start) }, leaves: { $exists: true } })
    .sort({ _id: 1 })
    .limit(most + 2)
    .batchSize(AT_ONCE)
    .lean<GroupRecord[]>()
    .cursor();
  for await (const [group, next] of withNext(cursor as AsyncIterable<GroupRecord>)) {
    for (const leaf of leavesOf(group, next)) {
      if (leaf.index >= start) found.push(leaf);
      if (found.length === most) return found;
    }
  }
  return found;
}

/**
 * The texts of the entries of a range of places, the last first.
 * @param range `end` is past the last place; without it the range ends with the log
 */
async function leavesBefore(
  models: Models,
  { begin, end }: { readonly begin: number; readonly end: number | undefined },
  most: number,
): Promise<PlacedLeaf[]> {
  const held = { leaves: { $exists: true } };
  const found: PlacedLeaf[] = [];
  let next: Pick<GroupRecord, '_id'> | undefined;
  if (end !== undefined)
    next =
      (await models.groups
        .findOne({ _id: { $gte: end }, ...held }, { _id: 1 })
        .sort({ _id: 1 })
        .lean<Pick<GroupRecord, '_id'>>()) ?? undefined;
  const cursor = models.groups
    .find({
      _id: { $gte: await beginOfGroup(models, begin), ...(end !== undefined && { $lt: end }) },
      ...held,
    })
    .sort({ _id: -1 })
    .limit(most + 2)
    .batchSize(AT_ONCE)
    .lean<GroupRecord[]>()
    .cursor();
  for await (const group of cursor as AsyncIterable<GroupRecord>) {
    for (const leaf of leavesOf(group, next).reverse()) {
      if (leaf.index >= begin && leaf.index < (end ?? Infinity)) found.push(leaf);
      if (found.length === most) return found;
    }
    next = group;
  }
  return found;
}

async function* withNext<T>(items: AsyncIterable<T>): AsyncGenerator<[T, T | undefined]> {
  let last: T | undefined;
  for await (const item of items) {
    if (last !== undefined) yield [last, item];
    last = item;
  }
  if (last !== undefined) yield [last, undefined];
}

/** The entries of a group; in one that reaches into the next, or has more than it says, none is taken for found. */
function leavesOf(group: GroupRecord, next: Pick<GroupRecord, '_id'> | undefined): PlacedLeaf[] {
  const texts = textsOf(group);
  const whole = texts.length <= group.size && endOf(group) <= (next?._id ?? Infinity);
  return texts.map((leaf, i) => {
    const index = group._id + i;
    return { index, leaf, indexed: whole && isFound(leaf, index, group) };
  });
}

function isFound(leaf: string, index: number, group: GroupRecord): boolean {
  try {
    return isIndexed(recordOf(readLeaf(leaf), index), group);
  } catch {
    // It is no entry any more.
    return false;
  }
}

/** How many entries stand from a place on; null where there are more than are counted. */
async function countUpToLimit(models: Models, from: number): Promise<number | null> {
  const count = Math.max(0, (await afterLastEntry(models)) - from);
  return count > COUNT_LIMIT ? null : count;
}
