import type { Logger } from 'pino';
import type { Running } from '../definition';
import type { Uploads } from './uploads';

const ROUND_MS = 10 * 60_000;

/** Removes expired files and tickets every ten minutes; several processes may do so concurrently. */
export function cleanUploads({ clean }: Pick<Uploads, 'clean'>, log: Logger): Running {
  let round = Promise.resolve();
  const timer = setInterval(() => {
    round = clean().catch((error: unknown) => {
      log.warn({ kind: (error as Error).name }, 'expired files could not be removed');
    });
  }, ROUND_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
