import type { Logger } from 'pino';

/** Logs that something fails once, and once that it works again: a relay looks every second. */
export class Failures {
  readonly #failing = new Set<string>();
  readonly #log: Logger;
  readonly #what: string;

  /** @param what what is relayed, in the plural, as the log names it */
  constructor(log: Logger, what: string) {
    this.#log = log;
    this.#what = what;
  }

  failed(subgraph: string, error: unknown): void {
    if (this.#failing.has(subgraph)) return;
    this.#failing.add(subgraph);
    // A message may quote a value; its name does not.
    const kind = error instanceof Error ? error.name : typeof error;
    this.#log.warn({ subgraph, kind }, `${this.#what} cannot be delivered`);
  }

  succeeded(subgraph: string): void {
    if (this.#failing.delete(subgraph))
      this.#log.info({ subgraph }, `${this.#what} are delivered again`);
  }
}
