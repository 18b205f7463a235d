import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const SAMPLE_INTERVAL_MS = 100;

/** The resident memory of a process, without that of mapped files, as it answers messages with it. */
export const memoryOf = (child: ChildProcess) => askProcess(child, 'memory');

/** The number of records that the process has stored. */
export const recordsOf = (child: ChildProcess) => askProcess(child, 'records');

async function askProcess(child: ChildProcess, name: 'memory' | 'records'): Promise<number> {
  const reply = once(child, 'message');
  child.send(name);
  return ((await reply) as [number])[0];
}

/** The highest resident memory of a process until work is done. */
export async function peakMemory(child: ChildProcess, work: Promise<unknown>): Promise<number> {
  let done = false;
  const ended = work.finally(() => void (done = true));
  let peak = 0;
  while (!done) {
    peak = Math.max(peak, await memoryOf(child));
    await Promise.race([wait(SAMPLE_INTERVAL_MS), ended]);
  }
  return peak;
}
