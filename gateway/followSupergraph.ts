import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { onHangUp } from '../process/hangUp';
import type { StartedGateway } from './startGateway';
import { watchFile } from './watchFile';

export interface FollowOptions {
  readonly file: string;
  /** SDL of the supergraph that the gateway serves now. */
  readonly supergraph: string;
  readonly log: Logger;
}

/** A running watch of a supergraph file. */
export interface Followed {
  /** Ends the watch; resolves when a reload in progress has finished. */
  stop(): Promise<void>;
}

/**
 * Reloads the gateway when a supergraph file changes, and on SIGHUP. A supergraph that cannot be
 * served is refused with one line in the log, and the previous one stays active.
 */
export function followSupergraph(
  gateway: Pick<StartedGateway, 'reload'>,
  { file, supergraph, log }: FollowOptions,
): Followed {
  let served = supergraph;
  let refused: string | undefined;
  let running: Promise<void> = Promise.resolve();

  async function reloadFile(requested: boolean): Promise<void> {
    let next: string | undefined;
    try {
      next = await readSupergraphFile(file);
      // SIGHUP reports the refusal again; a file that was only touched is not refused twice.
      if (next === served || (next === refused && !requested)) return;
      await gateway.reload(next);
      [served, refused] = [next, undefined];
      log.info('a new supergraph is active');
    } catch (error) {
      refused = next;
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      log.error({ reason }, 'the new supergraph is refused; the previous one stays active');
    }
  }

  const look = (requested: boolean) => void (running = running.then(() => reloadFile(requested)));
  const unwatch = watchFile(file, () => look(false));
  const endHangUps = onHangUp(() => look(true));
  return {
    async stop() {
      unwatch();
      endHangUps();
      await running;
    },
  };
}

/** @throws Error with one sentence when the file cannot be read */
export async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error(`The supergraph file ${file} cannot be read.`);
  }
}
