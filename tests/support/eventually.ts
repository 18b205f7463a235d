import { setTimeout as wait } from 'node:timers/promises';

/** Retries until a condition is true. @throws the last error when the time is over */
export async function eventually<T>(
  check: () => Promise<T> | T,
  { within = 10_000, every = 50 }: { readonly within?: number; readonly every?: number } = {},
): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(every);
    }
  }
}
