import type { Logger } from 'pino';
import type { ReconciliationModels } from './model';

/** How long the receipts of a subgraph may be unread before it is an alert, in milliseconds. */
export const UNREAD_ALERT_MS = 60_000;

/** When the receipts of each subgraph were read. */
export class SourceReads {
  readonly #models: Pick<ReconciliationModels, 'reads'>;
  readonly #log: Logger;
  readonly #failing = new Map<string, Date>();
  readonly #alerted = new Set<string>();

  constructor(models: Pick<ReconciliationModels, 'reads'>, log: Logger) {
    this.#models = models;
    this.#log = log;
  }

  /** The subgraphs whose receipts cannot be read, with the time since when. */
  get failing(): ReadonlyMap<string, Date> {
    return this.#failing;
  }

  async succeeded(subgraph: string): Promise<void> {
    if (this.#failing.delete(subgraph))
      this.#log.info({ source: subgraph }, 'receipts of disclosures are read again');
    this.#alerted.delete(subgraph);
    await this.#models.reads.updateOne(
      { _id: subgraph },
      { $set: { readAt: new Date() }, $unset: { failingSince: 1 } },
      { upsert: true },
    );
  }

  async failed(subgraph: string, error: unknown): Promise<void> {
    const kind = error instanceof Error ? error.name : typeof error;
    const now = new Date();
    const since = this.#failing.get(subgraph) ?? now;
    if (!this.#failing.has(subgraph))
      this.#log.warn({ source: subgraph, kind }, 'receipts of disclosures cannot be read');
    this.#failing.set(subgraph, since);
    if (now.getTime() - since.getTime() >= UNREAD_ALERT_MS && !this.#alerted.has(subgraph)) {
      this.#alerted.add(subgraph);
      this.#log.error(
        { code: 'RECEIPTS_UNREAD', source: subgraph, since: since.toISOString(), kind },
        'receipts of disclosures have not been read for a minute',
      );
    }
    await this.#models.reads.updateOne(
      { _id: subgraph },
      { $set: { failingSince: since }, $setOnInsert: { readAt: new Date(0) } },
      { upsert: true },
    );
  }
}
