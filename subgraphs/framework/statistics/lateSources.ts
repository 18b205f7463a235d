import type { StatisticsSource } from '../../../schema/statistics/source';
import { COUNTED_SUBGRAPH_NAMES } from '../../../schema/subgraphs';

/** Sources that are provided after the subgraphs have been created, in one process. */
export interface LateSources {
  /** Calls of a source wait until it is provided. */
  readonly sources: readonly StatisticsSource[];
  /** Provides the sources; calls of one that is missing fail. */
  provide(sources: readonly StatisticsSource[]): void;
}

export function lateSources(): LateSources {
  let provide: LateSources['provide'] | undefined;
  const provided = new Promise<readonly StatisticsSource[]>((resolve) => {
    provide = resolve;
  });
  const named = async (name: string) => {
    const source = (await provided).find((one) => one.name === name);
    if (source === undefined) throw new Error(`The subgraph ${name} is not available.`);
    return source;
  };
  return {
    sources: COUNTED_SUBGRAPH_NAMES.map((name) => ({
      name,
      changes: async (...ask) => (await named(name)).changes(...ask),
      rows: async (...ask) => (await named(name)).rows(...ask),
    })),
    provide: (sources) => provide?.(sources),
  };
}
