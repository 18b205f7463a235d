import type { ClientSession } from 'mongoose';
import { versionOf, writeOf, type WriteContext, type WrittenRow } from './event';
import { allocateNumbers, fieldsOf, insertEvents, type Tables } from './tables';
import { stateAfter, TRANSITIONS, type StateAction } from './transitions';

/**
 * Changes the state of many records of one type, within a transaction: five commands, however many
 * records there are. Records whose state does not permit the action stay as they are.
 * @returns how many records were changed
 */
export async function changeStates(
  tables: Tables,
  which: { readonly type: string; readonly ids: readonly string[]; readonly action: StateAction },
  why: WriteContext,
  session: ClientSession,
): Promise<number> {
  const { type, ids, action } = which;
  const found = await tables.rows
    .find({ _id: { $in: [...ids] }, type }, { session, projection: fieldsOf(tables, type) })
    .toArray();
  const changes = found.flatMap((before: WrittenRow) => {
    const state = stateAfter(before, action);
    if (state === undefined) return [];
    const version = {
      version: versionOf(before) + 1,
      state,
      changedAt: why.at,
      reason: TRANSITIONS[action].note,
    };
    const after = { ...before, state, versions: [...before.versions, version] };
    return [{ before, after, state, version }];
  });
  if (changes.length === 0) return 0;
  const numbers = await allocateNumbers(tables, changes.length, session);
  await tables.rows.bulkWrite(
    changes.map(({ before, state, version }) => ({
      updateOne: {
        filter: { _id: before._id },
        update: { $set: { state }, $push: { versions: version } },
      },
    })),
    { session, ordered: false },
  );
  const writes = changes.map(({ before, after }, index) =>
    writeOf(numbers.first + index, action, before, after, why),
  );
  await insertEvents(tables, numbers, writes, session);
  return changes.length;
}
