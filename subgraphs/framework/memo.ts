/**
 * A per-request cache of values by key, mainly of DataLoaders: resolvers with the same arguments
 * and the same selection share a loader, so that their keys are read in one batch.
 */
export class Memo {
  readonly #values = new Map<string, unknown>();

  /** The value of a key, created on first use. A key must always have the same type of value. */
  get<T>(key: string, create: () => T): T {
    let value = this.#values.get(key);
    if (value === undefined) {
      value = create();
      this.#values.set(key, value);
    }
    return value as T;
  }
}
