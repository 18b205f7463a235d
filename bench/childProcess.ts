import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../process/builtFile';

/**
 * Starts a process of the bench.
 * @param folder `__dirname` of the caller
 * @throws Error when the process exits before its first message
 */
export async function startProcess<Ready>(
  folder: string,
  file: string,
  ...args: string[]
): Promise<{ readonly child: ChildProcess; readonly ready: Ready }> {
  const child = fork(builtFile(folder, file), args);
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${file} did not start.`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
  failed.catch(() => undefined);
  return { child, ready };
}

/** Ends a process by disconnecting its channel, and waits until it has exited. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}
