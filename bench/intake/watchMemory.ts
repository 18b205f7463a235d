import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const SAMPLE_INTERVAL_MS = 100;

/** The resident memory of a process that answers messages with it. */
export async function memoryOf(child: ChildProcess): Promise<number> {
  const reply = once(child, 'message');
  child.send('memory');
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
