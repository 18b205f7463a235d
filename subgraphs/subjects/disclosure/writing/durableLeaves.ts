import { LogFault } from '../../../../schema/log/logFault';
import { leafHash, type TreeHash } from '../../../../schema/log/merkle';
import { textsOf } from '../stored/group';
import { endOf, groupStart } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { GroupRecord } from '../stored/record';

/** Groups read in one command. */
const READ_GROUPS = 500;

/**
 * The leaf hashes of the entries from an index on, as many as one command reads.
 * @param end the index after the last; larger than `index`
 * @throws LogFault when the first entry is missing, or two entries have one index
 */
export async function durableLeaves(
  models: Pick<LogModels, 'groups'>,
  index: number,
  end: number,
  hash: TreeHash,
): Promise<Buffer[]> {
  const start = await groupStart(models, index);
  await refuseOverlap(models, start);
  const records = await models.groups
    .find({ _id: { $gte: start, $lt: end } }, { size: 1, leaves: 1 })
    .sort({ _id: 1 })
    .limit(READ_GROUPS)
    .readConcern('majority')
    .lean<GroupRecord[]>();
  const leaves: Buffer[] = [];
  let next = start;
  for (const group of records) {
    const texts = textsOf(group);
    if (group._id !== next || texts.length !== group.size) break;
    next = endOf(group);
    for (const text of texts) leaves.push(leafHash(text, hash));
  }
  if (next <= index)
    throw new LogFault(
      'ENTRY_MISSING',
      `Entry ${next} of the disclosure log is missing: the tree cannot grow.`,
    );
  return leaves.slice(index - start);
}

async function refuseOverlap({ groups }: Pick<LogModels, 'groups'>, start: number): Promise<void> {
  const before = await groups
    .findOne({ _id: { $lt: start } }, { size: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<GroupRecord>();
  if (before !== null && endOf(before) > start)
    throw new LogFault('ENTRY_CHANGED', `Two entries of the disclosure log have index ${start}.`);
}
