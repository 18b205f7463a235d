type Listener = (reason: Error) => void;

/**
 * The end of a request before its answer: its client has gone, or its time is over. It tells what
 * an AbortSignal tells; but next to nothing is made for the many requests that end by being
 * answered, and an AbortSignal only for those who ask for one.
 */
export class Ending {
  private given: Error | undefined;
  private listeners: Set<Listener> | undefined;
  private controller: AbortController | undefined;

  /** Why the request has ended; undefined while it goes on. */
  get reason(): Error | undefined {
    return this.given;
  }

  /** Ends the request. Only the first reason counts. */
  end(reason: Error): void {
    if (this.given !== undefined) return;
    this.given = reason;
    const { listeners } = this;
    this.listeners = undefined;
    for (const listener of listeners ?? []) listener(reason);
    this.controller?.abort(reason);
  }

  /** Has a function called once, when the request ends; never for one that has ended already. */
  listen(listener: Listener): void {
    if (this.given === undefined) (this.listeners ??= new Set()).add(listener);
  }

  unlisten(listener: Listener): void {
    this.listeners?.delete(listener);
  }

  /** The same for those who know AbortSignals. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.given !== undefined) this.controller.abort(this.given);
    }
    return this.controller.signal;
  }
}
