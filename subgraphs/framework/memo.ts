/**
 * A per-request table of things made once per key, DataLoaders above all: resolvers that ask
 * with the same arguments and the same selection share one, so their keys join one batch.
 */
export class Memo {
  readonly #made = new Map<string, unknown>();

  /** The thing of this key, made at the first request. A key must always name the same type. */
  get<T>(key: string, make: () => T): T {
    let thing = this.#made.get(key);
    if (thing === undefined) {
      thing = make();
      this.#made.set(key, thing);
    }
    return thing as T;
  }
}
