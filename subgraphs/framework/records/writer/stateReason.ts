import type { ClientSession } from 'mongoose';
import { LATE_NOTE, LATE_REASON, type StatedReason } from '../lateReports';
import type { Tables } from './tables';

/** Stores why records were reported late, within a transaction. @returns how many there are */
export async function stateReason(
  { rows }: Tables,
  { type, ids }: { readonly type: string; readonly ids: readonly string[] },
  { reason, note }: StatedReason,
  session: ClientSession,
): Promise<number> {
  const { matchedCount } = await rows.updateMany(
    { _id: { $in: [...ids] }, type },
    { $set: { [LATE_REASON]: reason, [LATE_NOTE]: note } },
    { session },
  );
  return matchedCount;
}
