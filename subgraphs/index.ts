import type { Logger } from 'pino';
import { SUBGRAPH_NAMES } from '../schema/sdl';
import { definitionOf } from './definitionOf';
import { lateCaseRecords } from './framework/cases/lateCaseRecords';
import { lateDirectory } from './framework/directory/lateDirectory';
import { lateSources } from './framework/statistics/lateSources';
import { createSubgraph, type Subgraph } from './framework/createSubgraph';
import type { SubgraphOptions } from './framework/subgraphOptions';
import type { Reconciling, SubgraphDefinition } from './framework/definition';

/** All subgraphs, in the order of schema/subgraphs.ts. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = SUBGRAPH_NAMES.map(definitionOf);

/** The subgraphs, ready to be called in process. */
export interface Subgraphs {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /**
   * Starts reconciling what the subgraphs release with the disclosure log, until they are stopped;
   * undefined without the keys of the log.
   */
  reconcile(): Reconciling | undefined;
  stop(): Promise<void>;
}

/**
 * Connects every subgraph to its database, for a gateway in the same process.
 * @throws the driver's error when the database cannot be reached; all connections are then closed
 */
export async function createSubgraphs(options: SubgraphOptions): Promise<Subgraphs> {
  const directory = lateDirectory();
  const statistics = lateSources();
  const cases = lateCaseRecords();
  const settled = await Promise.allSettled(
    SUBGRAPHS.map((definition) =>
      createSubgraph(definition, {
        ...options,
        directory,
        statisticsSources: statistics.sources,
        caseRecords: cases.records,
        log: childLog(options.log, definition.name),
      }),
    ),
  );
  const open = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  // Also after a failure, so that no call waits for ever.
  statistics.provide(open.flatMap(({ statistics }) => statistics ?? []));
  cases.provide(open.flatMap(({ caseRecords }) => caseRecords ?? []));
  const stop = async () => void (await Promise.all(open.map((subgraph) => subgraph.stop())));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  directory.provide(open.find((subgraph) => subgraph.directory)?.directory);
  return {
    subgraphs: new Map(open.map((subgraph) => [subgraph.name, subgraph])),
    reconcile: () =>
      open.find(({ reconcile }) => reconcile)?.reconcile?.(open.map(({ receipts }) => receipts)),
    stop,
  };
}

function childLog(log: Logger, subgraph: string): Logger {
  return log.child({ subgraph });
}
