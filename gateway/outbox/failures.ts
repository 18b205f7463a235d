import type { Logger } from 'pino';

/**
 * Logs the first of several failures and the first success after them: a relay polls every second.
 */
export class Failures {
  readonly #failing = new Set<string>();
  readonly #log: Logger;
  readonly #what: string;

  /** @param what the delivered items, in the plural, as logs name them */
  constructor(log: Logger, what: string) {
    this.#log = log;
    this.#what = what;
  }

  failed(subgraph: string, error: unknown): void {
    if (this.#failing.has(subgraph)) return;
    this.#failing.add(subgraph);
    // An error's message may quote a value; its name does not.
    const kind = error instanceof Error ? error.name : typeof error;
    this.#log.warn({ subgraph, kind }, `${this.#what} cannot be delivered`);
  }

  succeeded(subgraph: string): void {
    if (this.#failing.delete(subgraph))
      this.#log.info({ subgraph }, `${this.#what} are delivered again`);
  }
}
