import { entriesOf } from '../stored/group';
import type { LogModels } from '../stored/model';
import type { EntryRecord, GroupRecord, UnprunedGroup } from '../stored/record';
import type { EntryList } from './entryLists';

/** Groups that the driver fetches in one batch. */
const GROUPS_PER_BATCH = 25;

/** The log starts at index 0: a group before it was not written by the log. */
const IN_LOG = { _id: { $gte: 0 } };

type Models = Pick<LogModels, 'groups'>;

export interface GroupOrder {
  /** Whether the oldest group comes first. */
  readonly backward: boolean;
  /** A further condition, by which a page continues. */
  readonly from?: Readonly<Record<string, unknown>> | undefined;
}

/** The groups of a list in the order of their newest entries, read as they are consumed. */
export function groupsInOrder(
  { groups }: Models,
  list: EntryList,
  { backward, from }: GroupOrder,
): AsyncIterable<UnprunedGroup> {
  const direction = backward ? 1 : -1;
  return groups
    .find({ ...list.groups, ...IN_LOG, ...(from && { $and: [from] }) })
    .sort({ newest: direction, _id: direction })
    .batchSize(GROUPS_PER_BATCH)
    .lean<UnprunedGroup[]>()
    .cursor() as AsyncIterable<UnprunedGroup>;
}

/** Up to a number of groups of a list, in any order, with nothing but what its entries need. */
export function groupsUpTo(
  { groups }: Models,
  list: EntryList,
  limit: number,
): AsyncIterable<Pick<GroupRecord, '_id' | 'leaves'>> {
  return groups
    .find({ ...list.groups, ...IN_LOG }, { leaves: 1 })
    .limit(limit)
    .batchSize(GROUPS_PER_BATCH)
    .lean<GroupRecord[]>()
    .cursor() as AsyncIterable<GroupRecord>;
}

/** The entries of a group that are in a list, in the order of the log. */
export function entriesIn(
  group: Pick<GroupRecord, '_id' | 'leaves'>,
  list: EntryList,
): EntryRecord[] {
  return entriesOf(group, list.contains).filter(list.has);
}

/** Takes the first items of a generator, and ends it. */
export async function takeFirst<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === count) break;
  }
  return found;
}
