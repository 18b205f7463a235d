import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { onHangUp } from '../process/hangUp';
import type { StartedGateway } from './startGateway';
import { watchFile } from './watchFile';

export interface FollowOptions {
  readonly file: string;
  /** What the gateway serves already. */
  readonly supergraph: string;
  readonly log: Logger;
}

/** A supergraph as a file, followed. */
export interface Followed {
  /** Ends it; resolves when a change that is being taken over has been. */
  stop(): Promise<void>;
}

/**
 * Has a gateway serve what a file says: when the file has changed, and on SIGHUP. A file that
 * cannot be served is refused with one line in the log, and what was served before goes on.
 */
export function followSupergraph(
  gateway: Pick<StartedGateway, 'reload'>,
  { file, supergraph, log }: FollowOptions,
): Followed {
  let served = supergraph;
  let refused: string | undefined;
  let underWay: Promise<void> = Promise.resolve();

  async function take(asked: boolean): Promise<void> {
    let next: string | undefined;
    try {
      next = await readSupergraphFile(file);
      // Who asks is told again; a file that was only touched is not refused twice.
      if (next === served || (next === refused && !asked)) return;
      await gateway.reload(next);
      [served, refused] = [next, undefined];
      log.info('a new supergraph is served');
    } catch (error) {
      refused = next;
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      log.error({ reason }, 'the new supergraph is refused; the one before is served on');
    }
  }

  const look = (asked: boolean) => void (underWay = underWay.then(() => take(asked)));
  const unwatch = watchFile(file, () => look(false));
  const endHangUps = onHangUp(() => look(true));
  return {
    async stop() {
      unwatch();
      endHangUps();
      await underWay;
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
