import type { Logger } from 'pino';
import type { Registry } from '../../schema/registry';
import { OUTAGE_MS, withinPatience } from '../registry/outage';

/** Milliseconds the origins are cached: the longest delay until a change of a client applies. */
const CACHE_MS = 2000;

interface Known {
  readonly origins: ReadonlySet<string>;
  readonly readAt: number;
}

export interface ClientOriginsOptions {
  readonly registry: Pick<Registry, 'origins'>;
  readonly log: Logger;
  /** Whether only `https` origins are accepted. */
  readonly production: boolean;
}

/**
 * The web origins that registered clients list, all together, because a preflight does not name a
 * client. While the registry cannot be reached, they are used for at most `OUTAGE_MS`; without any,
 * no origin is listed.
 */
export class ClientOrigins {
  readonly #options: ClientOriginsOptions;
  #known: Known | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: ClientOriginsOptions) {
    this.#options = options;
  }

  /** Whether a client lists an origin; a promise only when the registry must be asked. */
  has(origin: string): boolean | Promise<boolean> {
    if (this.#options.production && !origin.startsWith('https:')) return false;
    if (this.#known !== undefined && Date.now() - this.#known.readAt < CACHE_MS)
      return this.#known.origins.has(origin);
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading.then(() => this.#known?.origins.has(origin) ?? false);
  }

  async #read(): Promise<void> {
    const { registry, log } = this.#options;
    try {
      const reading = registry.origins();
      const origins = await (this.#known ? withinPatience(reading) : reading);
      this.#known = { origins: new Set(origins), readAt: Date.now() };
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      log.warn({ kind }, 'the origins of clients cannot be read');
      if (this.#known && Date.now() - this.#known.readAt >= OUTAGE_MS) this.#known = undefined;
    }
  }
}
