/** Consecutive failures that open the circuit. */
export const MAX_FAILURES = 5;
/** How long an open circuit refuses every call before it allows one probe. */
export const PAUSE_MS = 2000;

export interface CircuitOptions {
  /** Called when the circuit opens and when it closes, but not after a failed probe. */
  readonly onChange: (open: boolean) => void;
  readonly now?: () => number;
}

/** Takes the outcome of one call: exactly one method is called, once. */
export interface Attempt {
  succeeded(): void;
  failed(): void;
  /** The call ended for a reason that proves nothing about the service. */
  ended(): void;
}

/**
 * A circuit breaker. After `MAX_FAILURES` consecutive failures it opens and refuses every call for
 * `PAUSE_MS` milliseconds; then it allows one probe, whose outcome closes the circuit or extends
 * the pause. The outcome of a call that began before the last change of state is ignored: a hundred
 * calls that time out together count as one failure of the service, and none of them as its
 * recovery.
 */
export class Circuit {
  private readonly onChange: (open: boolean) => void;
  private readonly now: () => number;
  private failures = 0;
  /** When the circuit last opened, or a probe failed; undefined while it is closed. */
  private opened: number | undefined;
  private probe: Attempt | undefined;
  /** Incremented with every change of state. */
  private stateVersion = 0;

  constructor({ onChange, now = () => performance.now() }: CircuitOptions) {
    this.onChange = onChange;
    this.now = now;
  }

  /** Whether it refuses every call now: it is open, and the pause is not over. */
  get refusing(): boolean {
    return this.opened !== undefined && this.now() - this.opened < PAUSE_MS;
  }

  /** Whether it is open, also while a probe is allowed. */
  get open(): boolean {
    return this.opened !== undefined;
  }

  /** @returns undefined if the call must not be made */
  attempt(): Attempt | undefined {
    if (this.opened === undefined) return this.ordinary();
    if (this.refusing || this.probe !== undefined) return undefined;
    this.probe = this.probing();
    return this.probe;
  }

  private ordinary(): Attempt {
    const { stateVersion } = this;
    const current = (act: () => void) => () => {
      if (stateVersion === this.stateVersion) act();
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
    this.stateVersion++;
    this.onChange(opened !== undefined);
  }
}
