import type { StoreRequest } from './context';

/** The functions that create the stores of a subgraph for a request. */
export type StoreFactories<Models, Stores> = {
  readonly [Name in keyof Stores]: (models: Models, request: StoreRequest) => Stores[Name];
};

/** A subgraph's stores for a request, each created on first use: a request uses few of them. */
export function storesOnUse<Models, Stores extends object>(
  factories: StoreFactories<Models, Stores>,
): (models: Models, request: StoreRequest) => Stores {
  class LazyStores {
    readonly #models: Models;
    readonly #request: StoreRequest;
    readonly #stores: Partial<Stores> = {};

    constructor(models: Models, request: StoreRequest) {
      this.#models = models;
      this.#request = request;
    }

    get<Name extends keyof Stores>(name: Name): Stores[Name] {
      return (this.#stores[name] ??= factories[name](this.#models, this.#request));
    }
  }

  const names = Object.keys(factories) as (string & keyof Stores)[];
  for (const name of names) {
    Object.defineProperty(LazyStores.prototype, name, {
      get(this: LazyStores) {
        return this.get(name);
      },
    });
  }
  return (models, request) => new LazyStores(models, request) as unknown as Stores;
}
