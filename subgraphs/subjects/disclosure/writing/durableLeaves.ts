import { LogFault } from '../../../../schema/log/logFault';
import { leafHash } from '../../../../schema/log/merkle';
import { endOf, textsOf } from '../stored/group';
import { beginOfGroup } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { GroupRecord } from '../stored/record';

const GROUPS_AT_ONCE = 500;

/**
 * The leaves of entries from a place on, as far as one read of the database goes.
 * @param end the place after the last; there is an entry to be read
 * @throws LogFault where the first of them is missing, or two entries have one place
 */
export async function durableLeaves(
  models: Pick<LogModels, 'groups'>,
  place: number,
  end: number,
): Promise<Buffer[]> {
  const start = await beginOfGroup(models, place);
  await refuseOverlap(models, start);
  const records = await models.groups
    .find({ _id: { $gte: start, $lt: end } }, { size: 1, leaves: 1 })
    .sort({ _id: 1 })
    .limit(GROUPS_AT_ONCE)
    .readConcern('majority')
    .lean<GroupRecord[]>();
  const read: Buffer[] = [];
  let next = start;
  for (const group of records) {
    const texts = textsOf(group);
    if (group._id !== next || texts.length !== group.size) break;
    next = endOf(group);
    for (const text of texts) read.push(leafHash(text));
  }
  if (next <= place)
    throw new LogFault(
      'ENTRY_MISSING',
      `Entries of the disclosure log are missing from entry ${next} on: its tree does not grow.`,
    );
  return read.slice(place - start);
}

async function refuseOverlap({ groups }: Pick<LogModels, 'groups'>, start: number): Promise<void> {
  const before = await groups
    .findOne({ _id: { $lt: start } }, { size: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<GroupRecord>();
  if (before !== null && endOf(before) > start)
    throw new LogFault('ENTRY_CHANGED', `The disclosure log has two entries in place ${start}.`);
}
