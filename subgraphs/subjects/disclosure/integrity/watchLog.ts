import { setTimeout as wait } from 'node:timers/promises';
import { LogFault } from '../../../../schema/log/logFault';
import { retryLost } from '../../../framework/retryLost';
import type { LogModels } from '../stored/model';
import { checkEnd } from './checkEnd';
import { checkLog } from './checkLog';
import type { NewestHead } from './newestHead';
import type { Report } from './report';
import type { SealGate } from './sealGate';

/** Time between two checks of the end, and at least between two checks of the whole log. */
const CHECK_INTERVAL_MS = 1000;
/** The share of the thread's time for the first check of the whole log, and for later ones. */
const FIRST_CHECK_SHARE = 0.5;
const LATER_CHECK_SHARE = 0.01;
/** The longest pause between two portions: a check of a million entries takes a quarter of an hour. */
const MAX_PAUSE_MS = 250;

/** The last check of the whole log that found no fault: when, and of how many entries. */
export interface CheckedLog {
  readonly at: string;
  readonly size: number;
}

export interface WatchOptions {
  readonly models: LogModels;
  readonly gate: SealGate;
  readonly newest: NewestHead;
  readonly report: Report;
  /** Awaited before the first check: a stored fault is read first. */
  readonly ready: () => Promise<void>;
  readonly onChecked: (checked: CheckedLog) => void;
}

/**
 * Checks the log for changes made in the database while it is written: its end every second, and
 * the whole log repeatedly, first right after the start, later with a small share of the thread's
 * time. The first fault stops sealing and ends the checks.
 * @returns a function that ends the checks
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
      await pauseFor(Math.min(MAX_PAUSE_MS, busy * (1 / share - 1)));
      resumed = performance.now();
    };
    const summary = await gate.guard(async () => checkLog(models, await newest.read(), pace));
    onChecked({ at: new Date().toISOString(), size: summary?.entries ?? 0 });
  }

  /** Repeats a check until the watch ends. An error that is no LogFault stops sealing as INTERNAL. */
  async function repeat(what: string, check: (first: boolean) => Promise<void>): Promise<void> {
    try {
      for (let first = true; !ended(); first = false) {
        const began = first;
        await retryLost(() => check(began), { what, report, ended });
        await pauseFor(CHECK_INTERVAL_MS);
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
    checkWhole(first ? FIRST_CHECK_SHARE : LATER_CHECK_SHARE),
  );
  return () => ending.abort();
}
