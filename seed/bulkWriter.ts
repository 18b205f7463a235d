import { kindOf, type Row } from './row';

const BATCH_SIZE = 1000;
const MAX_CONCURRENT_WRITES = 4;

/** Writes one full batch of documents to a collection. */
export type WriteBatch = (
  subgraph: Row['subgraph'],
  collection: string,
  documents: Row['document'][],
) => Promise<void>;

/**
 * Collects rows into batches by kind and writes each full batch, a few concurrently: memory use
 * does not grow with the dataset.
 */
export class BulkWriter {
  readonly #write: WriteBatch;
  readonly #waiting = new Map<string, Row[]>();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #counts: Record<string, number> = {};
  #failure: { readonly error: unknown } | undefined;

  constructor(write: WriteBatch) {
    this.#write = write;
  }

  /** Number of rows added so far, by `subgraph.Kind` of record or `subgraph.collection`. */
  get counts(): Readonly<Record<string, number>> {
    return this.#counts;
  }

  /**
   * Adds a row. If a promise is returned, the caller must await it.
   * @throws the error of an earlier batch's write
   */
  add(row: Row): Promise<void> | undefined {
    const key = kindOf(row);
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    let waiting = this.#waiting.get(key);
    if (!waiting) this.#waiting.set(key, (waiting = []));
    waiting.push(row);
    if (waiting.length < BATCH_SIZE) return undefined;
    this.#waiting.delete(key);
    return this.#send(waiting);
  }

  /** Writes the remaining rows, and resolves when all rows are written. */
  async finish(): Promise<void> {
    for (const waiting of this.#waiting.values()) await this.#send(waiting);
    this.#waiting.clear();
    await Promise.all(this.#inFlight);
    this.#throwFailure();
  }

  async #send(rows: Row[]): Promise<void> {
    this.#throwFailure();
    const { subgraph, collection } = rows[0]!;
    const sent: Promise<void> = this.#write(
      subgraph,
      collection,
      rows.map((row) => row.document),
    )
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => this.#inFlight.delete(sent));
    this.#inFlight.add(sent);
    if (this.#inFlight.size >= MAX_CONCURRENT_WRITES) await Promise.race(this.#inFlight);
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
