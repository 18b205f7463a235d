import type { ConsentRecord, NamedUse, ReservedUse } from './record';

/** Milliseconds after which a reservation that nobody settled is free: its gateway is gone. */
export const RESERVATION_MS = 60_000;
/** Milliseconds in which a request of the same name is a retry of one that was counted. */
export const RETRY_WINDOW_MS = 600_000;

/** Uses a consent has, all in all or on a day. */
export function limitOf({ granted }: Pick<ConsentRecord, 'granted'>): number {
  return granted?.oneTime ? 1 : (granted?.dailyLimit ?? 0);
}

/**
 * Uses counted against the limit. A day counts as the latest anybody has counted on: a request
 * that straggles in over midnight spends of the new day, and the limit holds for both.
 * @param today YYYY-MM-DD: the day the request began
 */
export function countedOn({ uses }: Pick<ConsentRecord, 'uses'>, today: string): number {
  return uses.day >= today ? uses.today : 0;
}

/** The reservations that have not expired. */
export function liveReservations(
  { uses }: Pick<ConsentRecord, 'uses'>,
  now: Date,
): readonly ReservedUse[] {
  return live(uses.reserved, now);
}

/** The counted uses whose retries are still told from new uses. */
export function rememberedUses(
  { uses }: Pick<ConsentRecord, 'uses'>,
  now: Date,
): readonly NamedUse[] {
  return live(uses.counted, now);
}

/** Whether all uses that are left are held by requests under way. */
export function allHeld(record: ConsentRecord, today: string, now: Date): boolean {
  const held = new Set(liveReservations(record, now).map(({ use }) => use));
  const counted = record.granted?.oneTime ? 0 : countedOn(record, today);
  return counted + held.size >= limitOf(record);
}

/**
 * `allHeld` turned round, as a condition of MongoDB on the consent as it is at the moment of a
 * write. Expired reservations count until a write has removed them, so none can be taken twice.
 */
export function placeLeft(record: ConsentRecord, today: string): Record<string, unknown> {
  const held = { $size: { $setUnion: [{ $ifNull: ['$uses.reserved.use', []] }, []] } };
  const counted = { $cond: [{ $gte: ['$uses.day', today] }, '$uses.today', 0] };
  const taken = record.granted?.oneTime ? held : { $add: [counted, held] };
  return { $expr: { $lt: [taken, limitOf(record)] } };
}

/** Consents written before uses were reserved have neither list. */
function live<T extends NamedUse>(uses: readonly T[] | undefined, now: Date): readonly T[] {
  return (uses ?? []).filter(({ until }) => until > now);
}
