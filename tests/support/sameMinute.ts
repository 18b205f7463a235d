import { setTimeout as sleep } from 'node:timers/promises';

const MINUTE_MS = 60_000;

/** Waits until at least five seconds of the minute are left: limits per minute start again with it. */
export async function sameMinute(): Promise<void> {
  const left = MINUTE_MS - (Date.now() % MINUTE_MS);
  if (left < 5000) await sleep(left);
}
