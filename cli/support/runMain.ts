import { isNpmScript } from './config';

/** A service that runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
}

const FORCED_AFTER = 20_000;
const ORPHAN_LOOK_MS = 300;

/**
 * Runs a program. A fault ends it with one sentence on stderr and exit code 1. A service it
 * returns is stopped on SIGTERM or SIGINT, or when the process that started it has gone (one of our
 * own starters, or the shell of an npm script), and the program ends with exit code 0; a stop that takes longer than twenty seconds, or a second signal, ends
 * it at once with exit code 1.
 * @param name what the sentence on stderr begins with
 */
export async function runMain(name: string, main: () => Promise<Running | void>): Promise<void> {
  const fail = (error: unknown): never => {
    process.stderr.write(`${name}: ${sentence(error)}\n`);
    process.exit(1);
  };
  let stopping = false;
  let running: Running | void = undefined;
  const stop = () => {
    if (stopping) return fail(new Error('stopped by a second signal.'));
    stopping = true;
    // A start that does not come to its end must not outlast its stop either.
    setTimeout(() => fail(new Error('did not stop in time.')), FORCED_AFTER).unref();
    if (running) end(running);
  };
  const end = (service: Running) => {
    service.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A child of one of our own starters ends when its parent does, however that ended.
  const orphaned = () => void (stopping || stop());
  if (process.channel) process.once('disconnect', orphaned);
  // npm passes a signal on to the shell it runs a script in, and that shell to nobody.
  if (isNpmScript()) whenOrphaned(orphaned);
  try {
    running = await main();
  } catch (error) {
    fail(error);
  }
  if (!running) {
    process.removeListener('SIGTERM', stop);
    process.removeListener('SIGINT', stop);
  } else if (stopping) end(running);
}

function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    then();
  }, ORPHAN_LOOK_MS).unref();
}

/** What went wrong, as one sentence without a stack. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : 'something went wrong';
  const line = text.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
