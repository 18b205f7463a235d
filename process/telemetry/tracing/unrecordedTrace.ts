import { randomUUID } from 'node:crypto';
import type { Trace } from './trace';
import { traceparentOf, type Traceparent } from './traceparent';

/**
 * A trace in which this process records nothing. Most requests have one, so the ids of a new trace
 * are generated only when a log line or a call asks for them.
 */
export class UnrecordedTrace implements Trace {
  readonly recorded = false;
  private position: Traceparent | undefined;

  /** @param position that of the caller; without it the trace is a new one */
  constructor(position?: Traceparent) {
    this.position = position;
  }

  get id(): string {
    return this.known().traceId;
  }

  get traceparent(): string {
    return traceparentOf(this.known());
  }

  child(): Trace {
    return this;
  }

  set(): void {
    // Nothing is recorded.
  }

  end(): void {
    // Nothing is recorded.
  }

  private known(): Traceparent {
    this.position ??= { traceId: digits(32), spanId: digits(16), sampled: false };
    return this.position;
  }
}

/** Random hexadecimal digits, at most 32; the fixed ones of a UUID keep them from being all zeros. */
function digits(count: number): string {
  return randomUUID().replaceAll('-', '').slice(-count);
}
