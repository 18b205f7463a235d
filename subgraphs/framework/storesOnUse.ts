import type { StoreRequest } from './context';

/** How each store of a subgraph is made for a request. */
export type StoreMakers<Models, Stores> = {
  readonly [Name in keyof Stores]: (models: Models, request: StoreRequest) => Stores[Name];
};

/** A subgraph's stores for a request, each made when it is first asked for: most never are. */
export function storesOnUse<Models, Stores extends object>(
  makers: StoreMakers<Models, Stores>,
): (models: Models, request: StoreRequest) => Stores {
  class OnUse {
    readonly #models: Models;
    readonly #request: StoreRequest;
    readonly #made: Partial<Stores> = {};

    constructor(models: Models, request: StoreRequest) {
      this.#models = models;
      this.#request = request;
    }

    get<Name extends keyof Stores>(name: Name): Stores[Name] {
      return (this.#made[name] ??= makers[name](this.#models, this.#request));
    }
  }

  const names = Object.keys(makers) as (string & keyof Stores)[];
  for (const name of names) {
    Object.defineProperty(OnUse.prototype, name, {
      get(this: OnUse) {
        return this.get(name);
      },
    });
  }
  return (models, request) => new OnUse(models, request) as unknown as Stores;
}
