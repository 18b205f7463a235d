import { isNpmScript } from './config';

/** A service that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 20_000;
const PARENT_CHECK_MS = 300;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Runs a program. An error ends it with one sentence on stderr and exit code 1. A service that
 * `main` returns is stopped on SIGTERM or SIGINT, or when its parent process has ended (one of our
 * own starters, or the shell of an npm script), and the program exits with code 0. A stop that
 * takes longer than twenty seconds, or a second signal, ends it immediately with exit code 1. The
 * same applies to a service that has not finished starting. A program that is no service ends at
 * the first signal.
 * @param name prefix of the sentence on stderr
 */
export async function runMain(
  name: string,
  main: () => Promise<Running | void>,
  { isService = true }: { readonly isService?: boolean } = {},
): Promise<void> {
  const fail = (error: unknown): never => {
    process.stderr.write(`${name}: ${sentence(error)}\n`);
    process.exit(1);
  };
  let stopping = false;
  let running: Running | void = undefined;
  const stop = () => {
    if (stopping) return fail(new Error('a second signal ended it before it had stopped.'));
    stopping = true;
    // The limit also applies to a start that never finishes.
    setTimeout(() => fail(new Error('it did not stop in time.')), STOP_TIMEOUT_MS).unref();
    if (running) end(running);
  };
  const end = (service: Running) => {
    service.stop().then(() => process.exit(0), fail);
  };
  if (isService) for (const signal of SIGNALS) process.on(signal, stop);
  // A child of one of our own starters ends with its parent, for whatever reason the parent ended.
  const orphaned = () => {
    if (!isService) fail(new Error('the process that started it has ended.'));
    if (!stopping) stop();
  };
  if (process.channel) process.once('disconnect', orphaned);
  // npm forwards a signal to the shell that runs the script, but that shell does not forward it.
  if (isNpmScript()) whenOrphaned(orphaned);
  try {
    running = await main();
  } catch (error) {
    fail(error);
  }
  if (!running) {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  } else if (stopping) end(running);
}

function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    then();
  }, PARENT_CHECK_MS).unref();
}

/** The error as one sentence without a stack. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : 'something went wrong';
  const line = text.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
