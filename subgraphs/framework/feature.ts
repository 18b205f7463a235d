import type { Connection } from 'mongoose';
import type { StoreRequest } from './context';
import type { Running, SubgraphServices } from './definition';
import type { Jobs } from './jobs/jobs';

type Resolvers = Readonly<Record<string, Record<string, unknown>>>;

/** A part of the framework that subgraphs have in common, such as the freezing of records. */
export interface Feature<Models extends object = object> {
  /** Its own models. */
  models?(connection: Connection): object;
  /** The functions that create its stores for a request, by name. */
  readonly stores?: Readonly<Record<string, (models: Models, request: StoreRequest) => unknown>>;
  readonly resolvers?: Resolvers;
  /** Defines its jobs; see `SubgraphDefinition.jobs`. */
  jobs?(jobs: Jobs, models: Models, services: SubgraphServices): Promise<void> | void;
  /** Starts its background work; see `SubgraphDefinition.begin`. */
  begin?(models: Models, services: SubgraphServices): Promise<Running | undefined>;
}

type Begin<Models> =
  ((models: Models, services: SubgraphServices) => Promise<Running | undefined>) | undefined;

/**
 * Starts background work one after another; it is stopped in the reverse order. When one cannot
 * start, those before it are stopped.
 */
export function beginAll<Models>(
  begins: readonly Begin<Models>[],
): (models: Models, services: SubgraphServices) => Promise<Running> {
  return async (models, services) => {
    const running: Running[] = [];
    const all: Running = {
      async stop() {
        for (const one of running.toReversed()) await one.stop();
      },
      ready: () => running.every((one) => one.ready?.() ?? true),
    };
    try {
      for (const begin of begins) {
        const started = await begin?.(models, services);
        if (started !== undefined) running.push(started);
      }
    } catch (error) {
      await all.stop();
      throw error;
    }
    return all;
  };
}
