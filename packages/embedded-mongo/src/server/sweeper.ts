import type { Log } from '../base/log';
import type { Engine } from '../engine/engine';
import { removeExpired } from '../engine/removeExpired';
import { forgetOldRetries } from '../engine/forgetOldRetries';

const SWEEP_MS = 20_000;

/**
 * Every few seconds: documents past their TTL are removed, idle cursors and sessions and
 * overlong transactions are ended. Returns how to stop.
 */
export function startSweeper(engine: Engine, log: Log, everyMs = SWEEP_MS): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    engine.cursors.sweep();
    engine.sessions.sweep();
    await removeExpired(engine, () => stopped);
    if (!stopped) await forgetOldRetries(engine);
  };
  const timer = setInterval(() => {
    running = running.then(sweep).catch((error: unknown) => log('The sweep failed', error));
  }, everyMs);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
