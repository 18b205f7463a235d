import type { Logger } from 'pino';
import type { SubgraphDefinition } from './kit/definition';
import { createSubgraph, type Subgraph, type SubgraphOptions } from './kit/createSubgraph';
import { commerceSubgraph } from './commerce/subgraph';
import { governmentSubgraph } from './government/subgraph';
import { judicialSubgraph } from './judicial/subgraph';
import { socialSubgraph } from './social/subgraph';
import { subjectsSubgraph } from './subjects/subgraph';

/** All subgraphs of the house, in the order of schema/sdl.ts. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [
  subjectsSubgraph,
  governmentSubgraph,
  commerceSubgraph,
  socialSubgraph,
  judicialSubgraph,
];

/** The subgraphs, ready to be called in process. */
export interface Subgraphs {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  stop(): Promise<void>;
}

/**
 * Connects every subgraph to its database, for a gateway in the same process.
 * @throws the driver's error when the database cannot be reached; nothing stays open then
 */
export async function createSubgraphs(options: SubgraphOptions): Promise<Subgraphs> {
  const settled = await Promise.allSettled(
    SUBGRAPHS.map((definition) =>
      createSubgraph(definition, { ...options, log: childLog(options.log, definition.name) }),
    ),
  );
  const open = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => void (await Promise.all(open.map((subgraph) => subgraph.stop())));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { subgraphs: new Map(open.map((subgraph) => [subgraph.name, subgraph])), stop };
}

function childLog(log: Logger, subgraph: string): Logger {
  return log.child({ subgraph });
}
