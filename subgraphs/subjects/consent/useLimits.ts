import type { ConsentRecord, NamedUse, ReservedUse } from './record';

/** Milliseconds after which an unsettled reservation expires, because its gateway has stopped. */
export const RESERVATION_MS = 60_000;
/** Milliseconds during which a request with the name of a counted use is a retry of it. */
export const RETRY_WINDOW_MS = 600_000;

/** The number of uses a consent allows: one in total, or the daily limit. */
export function useLimit({ granted }: Pick<ConsentRecord, 'granted'>): number {
  return granted?.oneTime ? 1 : (granted?.dailyLimit ?? 0);
}

/**
 * Uses counted against the limit. If a use has already been counted on a later day, that day
 * counts: a request that began before midnight and ends after it spends a use of the new day, so
 * that the limit is kept on both days.
 * @param today YYYY-MM-DD: the day the request began
 */
export function countedOn({ uses }: Pick<ConsentRecord, 'uses'>, today: string): number {
  return uses.day >= today ? uses.today : 0;
}

/** The reservations that have not expired. */
export function activeReservations(
  { uses }: Pick<ConsentRecord, 'uses'>,
  now: Date,
): readonly ReservedUse[] {
  return unexpired(uses.reserved, now);
}

/** The counted uses whose retries are still recognised. */
export function recentUses({ uses }: Pick<ConsentRecord, 'uses'>, now: Date): readonly NamedUse[] {
  return unexpired(uses.counted, now);
}

/** Whether all remaining uses are reserved by running requests. */
export function allReserved(record: ConsentRecord, today: string, now: Date): boolean {
  const reserved = new Set(activeReservations(record, now).map(({ use }) => use));
  const counted = record.granted?.oneTime ? 0 : countedOn(record, today);
  return counted + reserved.size >= useLimit(record);
}

/**
 * The negation of `allReserved` as a MongoDB condition, evaluated on the consent at the moment of a
 * write. Expired reservations count until a write has removed them, so that no use is taken twice.
 */
export function hasUseLeft(record: ConsentRecord, today: string): Record<string, unknown> {
  const reserved = { $size: { $setUnion: [{ $ifNull: ['$uses.reserved.use', []] }, []] } };
  const counted = { $cond: [{ $gte: ['$uses.day', today] }, '$uses.today', 0] };
  const taken = record.granted?.oneTime ? reserved : { $add: [counted, reserved] };
  return { $expr: { $lt: [taken, useLimit(record)] } };
}

/** Consents that were written before reservations existed have neither list. */
function unexpired<T extends NamedUse>(uses: readonly T[] | undefined, now: Date): readonly T[] {
  return (uses ?? []).filter(({ until }) => until > now);
}
