type Listener = (reason: Error) => void;

/**
 * Signals that a request is cancelled: its client has disconnected, or its time is over. It serves
 * the same purpose as an AbortSignal. Most requests end with a response and need no signal, so an
 * AbortSignal is created only on demand.
 */
export class Cancellation {
  private given: Error | undefined;
  private listeners: Set<Listener> | undefined;
  private controller: AbortController | undefined;

  /** Why the request is cancelled; undefined if it is not. */
  get reason(): Error | undefined {
    return this.given;
  }

  /** Whether the client has disconnected, so that nobody waits for the response. */
  get isAbandoned(): boolean {
    return this.given?.name === 'AbortError';
  }

  /** Cancels the request. Only the first reason counts. */
  cancel(reason: Error): void {
    if (this.given !== undefined) return;
    this.given = reason;
    const { listeners } = this;
    this.listeners = undefined;
    for (const listener of listeners ?? []) listener(reason);
    this.controller?.abort(reason);
  }

  /** Calls a function once, on cancellation; never for a request that is already cancelled. */
  listen(listener: Listener): void {
    if (this.given === undefined) (this.listeners ??= new Set()).add(listener);
  }

  unlisten(listener: Listener): void {
    this.listeners?.delete(listener);
  }

  /** The same signal for APIs that take an AbortSignal. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.given !== undefined) this.controller.abort(this.given);
    }
    return this.controller.signal;
  }
}
