/** Failures in a row after which no more calls are made. */
export const MAX_FAILURES = 5;
/** Milliseconds until the next call may try again. */
export const PAUSE_MS = 2000;

export interface CircuitOptions {
  /** Told when calls stop, and when they go on; not of anything in between. */
  readonly onChange: (open: boolean) => void;
  readonly now?: () => number;
}

/** The outcome of a call, told once. */
export interface Attempt {
  succeeded(): void;
  failed(): void;
  /** It ended for reasons that say nothing of the service. */
  ended(): void;
}

/**
 * Whether a service that goes on failing should be called. After `MAX_FAILURES` calls in a row that
 * failed, none is made for `PAUSE_MS` milliseconds; then one goes through, and its outcome decides
 * for all. Calls that began before such a change have no say in what comes after it: a hundred
 * that time out together are one failure of the service, and none of them its recovery.
 */
export class Circuit {
  private readonly onChange: (open: boolean) => void;
  private readonly now: () => number;
  private failures = 0;
  /** When it opened last; undefined while it is closed. */
  private opened: number | undefined;
  private probe: Attempt | undefined;
  /** Grows with every change. */
  private era = 0;

  constructor({ onChange, now = () => performance.now() }: CircuitOptions) {
    this.onChange = onChange;
    this.now = now;
  }

  /** Whether every call is refused now: it is open, and its pause is not over. */
  get refusing(): boolean {
    return this.opened !== undefined && this.now() - this.opened < PAUSE_MS;
  }

  /** @returns undefined when the call must not be made */
  attempt(): Attempt | undefined {
    if (this.opened === undefined) return this.ordinary();
    if (this.refusing || this.probe !== undefined) return undefined;
    this.probe = this.probing();
    return this.probe;
  }

  private ordinary(): Attempt {
    const { era } = this;
    const current = (act: () => void) => () => {
      if (era === this.era) act();
    };
    return {
      succeeded: current(() => (this.failures = 0)),
      failed: current(() => {
        if (++this.failures >= MAX_FAILURES) this.change(this.now());
      }),
      ended: () => undefined,
    };
  }

  private probing(): Attempt {
    const done = () => (this.probe = undefined);
    return {
      succeeded: () => {
        done();
        this.change(undefined);
      },
      failed: () => {
        done();
        this.opened = this.now();
      },
      ended: done,
    };
  }

  private change(opened: number | undefined): void {
    this.opened = opened;
    this.failures = 0;
    this.era++;
    this.onChange(opened !== undefined);
  }
}
