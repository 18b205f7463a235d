import type { ClientSession } from 'mongoose';
import { EVENT_FIELDS, eventOf, versionOf, type WriteContext, type WrittenRow } from './event';
import { allocateNumbers, insertEvents, type Tables } from './tables';
import { stateAfter, TRANSITIONS, type StateAction } from './transitions';

const READ = Object.fromEntries(EVENT_FIELDS.map((path) => [path, 1]));

/**
 * Changes the state of many records of one type, within a transaction: four commands, however many
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
    .find({ _id: { $in: [...ids] }, type }, { session, projection: READ })
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
  const first = await allocateNumbers(tables, changes.length, session);
  await tables.rows.bulkWrite(
    changes.map(({ before, state, version }) => ({
      updateOne: {
        filter: { _id: before._id },
        update: { $set: { state }, $push: { versions: version } },
      },
    })),
    { session, ordered: false },
  );
  const events = changes.map(({ before, after }, at) =>
    eventOf(first + at, action, before, after, why),
  );
  await insertEvents(tables, events, session);
  return changes.length;
}
