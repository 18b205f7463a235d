import { isLive, visibilityOf } from '../../records/live';
import type { CreditRecord } from '../../records/record';
import type { RemovalReason } from '../city/messages';

/** The fields that decide whether a record is shared. */
export const SHARED_FIELDS = [
  'state',
  'publicityStart',
  'publicityEnd',
  'expiresOn',
  'visibleUntil',
  'subjectIsMinor',
  'subjectHidden',
  'provenance',
] as const satisfies readonly (keyof CreditRecord)[];

type Facts = Pick<CreditRecord, (typeof SHARED_FIELDS)[number]>;

/** Whether a record is the district's own: what the city or a court has delivered is theirs. */
export function isOwn({ provenance }: Pick<CreditRecord, 'provenance'>): boolean {
  return provenance.origin == null;
}

/**
 * Why the city may not use a record any more; undefined while it may. Repair stops sharing, as the
 * end of publicity does (NDRC Order 36, Art. 3).
 * @param today calendar date in China
 */
export function unshared(row: Facts, today: string): RemovalReason | undefined {
  if (isLive(row, today)) return undefined;
  switch (visibilityOf(row, today)) {
    case 'REPAIRED':
      return 'REPAIRED';
    case 'REVOKED':
      return 'REVOKED';
    case 'EXPIRED':
    case 'PUBLICITY_ENDED':
    case 'RETENTION_ENDED':
      return 'EXPIRED';
    case 'FROZEN':
      return 'FROZEN';
    case 'NOT_YET_PUBLISHED':
    case 'SHOWN':
      // The record is shown, but not its subject: a minor, or stored only.
      return 'WITHHELD';
  }
}
