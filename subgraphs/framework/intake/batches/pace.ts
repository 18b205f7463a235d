import { setTimeout as wait } from 'node:timers/promises';
import { requestsBegun } from '../../telemetry/requestsBegun';

/** How long a rest lasts at least: a request that arrives meanwhile makes the process busy. */
const STEP_MS = 10;
/** Weight of the newest slice in the mean cost of a row, so that one slow slice changes little. */
const NEWEST = 0.1;

/** What a slice of work was: rows cost differently by what is done with them. */
export interface Slice {
  readonly work: 'read' | 'write' | 'revoke';
  readonly rows: number;
}

/** Leaves the time of the process to its requests. */
export interface Pace {
  /** Whether the last rest found the process busy; true before the first one. */
  readonly busy: boolean;
  /** Begins the first slice of work. */
  begin(): void;
  /**
   * Ends a slice of work. While requests arrive, it rests until the cost of the slice was no more
   * than the intake's share of the time; without requests it returns after a few milliseconds.
   */
  rest(slice: Slice): Promise<void>;
}

/** The clock by which a pace rests, in milliseconds, and the requests that it yields to. */
export interface PaceClock {
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
  /** How many requests the subgraphs of this process have begun so far. */
  requests(): number;
}

const SYSTEM: PaceClock = { now: () => performance.now(), wait, requests: requestsBegun };

/**
 * A slice beside requests mostly waits for them, so its duration says little of its cost. Its cost
 * is that of as many rows while the process was not busy, once known, and at most its duration.
 * @param share of the time that the intake takes while the process is busy, 0 to 1
 */
export function openPace(share: number, clock: PaceClock = SYSTEM): Pace {
  const rowMs = new Map<Slice['work'], number>();
  let busy = true;
  let began = clock.now();
  return {
    get busy() {
      return busy;
    },
    begin() {
      began = clock.now();
    },
    async rest({ work, rows }) {
      const start = clock.now();
      const took = start - began;
      const known = rowMs.get(work);
      const cost = known === undefined ? took : Math.min(took, rows * known);
      const owed = (cost * (1 - share)) / share;
      const quietBefore = !busy;
      const requests = clock.requests();
      do {
        await clock.wait(STEP_MS);
        busy = clock.requests() > requests;
      } while (busy && clock.now() - start < owed);
      // A slice between two quiet rests waited for nobody.
      if (quietBefore && !busy && rows > 0) {
        const own = took / rows;
        rowMs.set(work, known === undefined ? own : known + NEWEST * (own - known));
      }
      began = clock.now();
    },
  };
}
