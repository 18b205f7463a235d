import type { Collection } from 'mongoose';
import { endOfTerm } from '../../../../schema/policy/publicity';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { Feed } from '../../../../schema/exchange/feeds';
import type { NewRow } from '../../records/writer/rowFault';
import type { OpenWrite } from '../../records/writer/writer';
import type { FeedRemoval } from '../city/messages';
import type { PulledRemoval, PulledRow } from '../record';
import { EXCHANGE_ACTOR } from './actor';

const ACTIONS = { REPAIRED: 'REPAIR', REVOKED: 'REVOKE', EXPIRED: 'EXPIRE' } as const;

/** The removal that a row demands, with the last day of its term; it is not executed yet. */
export function demanded({ removal }: Feed, { reason, on }: FeedRemoval): PulledRemoval {
  return { reason, on, due: endOfTerm(removal, on), executedOn: null };
}

/** What removals are executed with. */
interface RemovalParts {
  readonly rows: Collection<NewRow>;
  readonly feed: Feed;
  readonly kind: string;
  readonly at: Date;
}

/**
 * Hides the record of a row that its feed has removed, in an open transaction. A record that ended
 * before stays as it is; a frozen one is hidden already, but must be tried again when it is unfrozen.
 * @returns the removal, executed unless the record is frozen
 */
export async function execute(
  open: OpenWrite,
  { rows, feed, kind, at }: RemovalParts,
  row: Pick<PulledRow, 'state' | 'recordId'> | undefined,
  removal: PulledRemoval,
): Promise<PulledRemoval> {
  const executed = { ...removal, executedOn: chinaDate(at) };
  // The district's own record, and one that was never stored, do not depend on the feed.
  if (row?.recordId == null || row.state === 'KEPT') return executed;
  const changed = await open.changeAll(kind, [row.recordId], ACTIONS[removal.reason], {
    actor: EXCHANGE_ACTOR,
    department: feed.department,
    at,
    reason: '来源单位已将该信息撤下，同步停止使用',
    legalBasis: feed.removal,
  });
  if (changed > 0) return executed;
  const record = await rows.findOne(
    { _id: row.recordId },
    { session: open.session, projection: { state: 1 } },
  );
  return record?.state === 'FROZEN' ? removal : executed;
}
