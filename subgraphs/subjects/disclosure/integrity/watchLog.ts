import { setTimeout as wait } from 'node:timers/promises';
import { LogFault } from '../../../../schema/log/logFault';
import { retryLost } from '../../../framework/retryLost';
import type { LogModels } from '../stored/model';
import { checkEnd } from './checkEnd';
import { checkLog } from './checkLog';
import type { NewestHead } from './newestHead';
import type { Report } from './report';
import type { SealGate } from './sealGate';

/** Milliseconds between two checks of the log's end, and at least between two of the whole log. */
const CHECK_EVERY_MS = 1000;
/** Of the thread's time, what the first check of the whole log takes, and what later ones take. */
const FIRST_SHARE = 0.5;
const LATER_SHARE = 0.01;
/** A portion is waited for no longer than that: a million entries take a quarter of an hour. */
const LONGEST_PAUSE_MS = 250;

/** When the whole log was last found as it was signed, and how many entries it had. */
export interface CheckedLog {
  readonly at: string;
  readonly size: number;
}

export interface WatchOptions {
  readonly models: LogModels;
  readonly gate: SealGate;
  readonly newest: NewestHead;
  readonly report: Report;
  /** Awaited before the first check: a fault that was stored before is read first. */
  readonly ready: () => Promise<void>;
  readonly onChecked: (checked: CheckedLog) => void;
}

/**
 * Checks the log while it is written, whoever may have changed the database: its end every second,
 * and all of it over and over, at once after the start and at a small share of the thread's time
 * later. The first fault stops sealing, and ends the watch.
 * @returns how to end it
 */
export function watchLog({
  models,
  gate,
  newest,
  report,
  ready,
  onChecked,
}: WatchOptions): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = () => signal.aborted || gate.fault !== undefined;
  const pauseFor = (ms: number) => wait(ms, undefined, { ref: false, signal });

  async function checkEnds(): Promise<void> {
    await ready();
    await gate.readStored();
    await gate.guard(() => checkEnd(models, newest));
  }

  async function checkWhole(share: number): Promise<void> {
    await ready();
    let resumed = performance.now();
    const pace = async () => {
      const busy = performance.now() - resumed;
      await pauseFor(Math.min(LONGEST_PAUSE_MS, busy * (1 / share - 1)));
      resumed = performance.now();
    };
    const summary = await gate.guard(async () => checkLog(models, await newest.read(), pace));
    onChecked({ at: new Date().toISOString(), size: summary?.entries ?? 0 });
  }

  /** Repeats a check until the watch ends; what is no fault of the log is one of this process. */
  async function repeat(what: string, check: (first: boolean) => Promise<void>): Promise<void> {
    try {
      for (let first = true; !ended(); first = false) {
        const began = first;
        await retryLost(() => check(began), { what, report, ended });
        await pauseFor(CHECK_EVERY_MS);
      }
    } catch (error) {
      if (ended()) return;
      const { name } = error as Error;
      gate.halt(
        new LogFault('INTERNAL', `${what} failed with ${name}; a restart tries again.`, {
          cause: error,
        }),
      );
    }
  }

  void repeat('Checking the end of the disclosure log', checkEnds);
  void repeat('Checking the disclosure log', (first) =>
    checkWhole(first ? FIRST_SHARE : LATER_SHARE),
  );
  return () => ending.abort();
}
