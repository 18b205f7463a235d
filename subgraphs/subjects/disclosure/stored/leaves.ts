import { readLeaf } from '../../../../schema/log/entry';
import { isIndexed, recordOf, textsOf } from './group';
import { endOf, groupStart } from './logEnd';
import type { LogModels } from './model';
import type { GroupRecord } from './record';

/** Groups that the driver fetches in one batch. */
const GROUPS_PER_BATCH = 10;

/** A leaf text with its index. */
export interface PlacedLeaf {
  readonly index: number;
  readonly leaf: string;
  /** Whether every search that the entry matches finds it. */
  readonly indexed: boolean;
}

type Models = Pick<LogModels, 'groups'>;

/** The leaf texts at these indices, in one command; null for entries that are not stored. */
export async function textsAt(
  { groups }: Models,
  indices: readonly number[],
): Promise<(string | null)[]> {
  const groupAt = (index: number) => [
    { $match: { _id: { $lte: index } } },
    { $sort: { _id: -1 } },
    { $limit: 1 },
  ];
  const [first, ...others] = indices;
  const coll = groups.collection.collectionName;
  const found = await groups.aggregate<GroupRecord>([
    ...groupAt(first!),
    ...others.map((index) => ({ $unionWith: { coll, pipeline: groupAt(index) } })),
  ] as Parameters<typeof groups.aggregate>[0]);
  const read = found.map((group) => ({ group, texts: textsOf(group) }));
  return indices.map((index) => {
    const one = read.find(({ group }) => group._id <= index && index < endOf(group));
    return one?.texts[index - one.group._id] ?? null;
  });
}

export interface LeafRun {
  /** The lowest index. */
  readonly begin: number;
  /** The index after the highest; without it the run ends with the log. */
  readonly end?: number | undefined;
  /** Whether the leaves are read from the end. */
  readonly backward?: boolean;
}

/** The leaves of a run that were not pruned, in the direction in which it is read. */
export async function leavesOf(
  models: Models,
  { begin, end = Infinity, backward = false }: LeafRun,
  limit: number,
): Promise<PlacedLeaf[]> {
  const found: PlacedLeaf[] = [];
  const from = await groupStart(models, begin);
  const groups = models.groups
    .find({
      _id: { $gte: from, ...(end !== Infinity && { $lt: end }) },
      leaves: { $exists: true },
    })
    .sort({ _id: backward ? -1 : 1 })
    // A group has at least one leaf; the first may begin before the run, and the last has no next.
    .limit(limit + 2)
    .batchSize(GROUPS_PER_BATCH)
    .lean<GroupRecord[]>()
    .cursor() as AsyncIterable<GroupRecord>;
  const pairs = backward ? withPrevious(groups, await startAfter(models, end)) : withNext(groups);
  for await (const [group, next] of pairs) {
    const leaves = leavesIn(group, next);
    for (const leaf of backward ? leaves.reverse() : leaves) {
      if (leaf.index >= begin && leaf.index < end) found.push(leaf);
      if (found.length === limit) return found;
    }
  }
  return found;
}

/** The start of the first unpruned group from an index on; undefined when there is none. */
async function startAfter({ groups }: Models, index: number): Promise<number | undefined> {
  if (index === Infinity) return undefined;
  const next = await groups
    .findOne({ _id: { $gte: index }, leaves: { $exists: true } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<Pick<GroupRecord, '_id'>>();
  return next?._id;
}

type WithNext = AsyncGenerator<[group: GroupRecord, next: number | undefined]>;

async function* withNext(groups: AsyncIterable<GroupRecord>): WithNext {
  let last: GroupRecord | undefined;
  for await (const group of groups) {
    if (last !== undefined) yield [last, group._id];
    last = group;
  }
  if (last !== undefined) yield [last, undefined];
}

async function* withPrevious(
  groups: AsyncIterable<GroupRecord>,
  next: number | undefined,
): WithNext {
  for await (const group of groups) {
    yield [group, next];
    next = group._id;
  }
}

/**
 * The leaves of a group. None counts as indexed when the group overlaps the next one or has more
 * leaves than its size says: the group was changed.
 */
function leavesIn(group: GroupRecord, next = Infinity): PlacedLeaf[] {
  const texts = textsOf(group);
  const intact = texts.length <= group.size && endOf(group) <= next;
  return texts.map((leaf, i) => {
    const index = group._id + i;
    return { index, leaf, indexed: intact && isFound(leaf, index, group) };
  });
}

function isFound(leaf: string, index: number, group: GroupRecord): boolean {
  try {
    return isIndexed(recordOf(readLeaf(leaf), index), group);
  } catch {
    // The text is not that of an entry: no search finds it.
    return false;
  }
}
