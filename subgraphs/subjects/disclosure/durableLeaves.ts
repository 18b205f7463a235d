import { leafHash } from '../../../schema/log/merkle';
import { endOf, textsOf } from './group';
import { beginOfGroup } from './logEnd';
import type { LogModels } from './model';
import type { GroupRecord } from './record';

const GROUPS_AT_ONCE = 500;

/**
 * The leaves of entries from a place on, as far as one read of the database goes.
 * @param end the place after the last; there is an entry to be read
 * @throws Error where the first of them is missing
 */
export async function durableLeaves(
  models: Pick<LogModels, 'groups'>,
  place: number,
  end: number,
): Promise<Buffer[]> {
  const start = await beginOfGroup(models, place);
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
    throw new Error('Entries of the disclosure log are missing: its tree does not grow.');
  return read.slice(place - start);
}
