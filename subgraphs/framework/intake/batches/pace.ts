import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a rest lasts at least: shorter ones do not measure how busy the event loop is. */
const STEP_MS = 10;
/** Utilization of the event loop by others above which the intake yields its time. */
const BUSY = 0.7;

/** Leaves the time of the process to its requests. */
export interface Pace {
  /** Whether the last rest found the process busy; true before the first one. */
  readonly busy: boolean;
  /** Begins the first slice of work. */
  begin(): void;
  /**
   * Ends a slice of work. While the process is otherwise busy, it rests until the slice was no more
   * than the intake's share of the time; without other work it returns after a few milliseconds.
   * Nothing of the intake may be outstanding, because it would count as work of others.
   */
  rest(): Promise<void>;
}

/** @param share of the time that the intake takes while the process is busy, 0 to 1 */
export function openPace(share: number): Pace {
  let busy = true;
  let began = performance.now();
  return {
    get busy() {
      return busy;
    },
    begin() {
      began = performance.now();
    },
    async rest() {
      const start = performance.now();
      const owed = ((start - began) * (1 - share)) / share;
      const before = performance.eventLoopUtilization();
      do {
        await wait(STEP_MS);
        busy = performance.eventLoopUtilization(before).utilization > BUSY;
      } while (busy && performance.now() - start < owed);
      began = performance.now();
    },
  };
}
