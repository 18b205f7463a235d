import type { SubgraphName } from '../schema/sdl';
import type { SubgraphDefinition } from './framework/definition';

/** The exports of a subgraph's folder. */
interface SubgraphFolder {
  readonly subgraph?: SubgraphDefinition;
}

/**
 * Loads the definition of one subgraph without loading the others.
 * @throws Error when the folder of the subgraph does not export one
 */
export function definitionOf(name: SubgraphName): SubgraphDefinition {
  // schema/subgraphs.ts already lists the folders; imports here would be a second list.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { subgraph } = require(`./${name}`) as SubgraphFolder;
  if (subgraph?.name !== name)
    throw new Error(
      `subgraphs/${name}/index.ts must export the definition of ${name} as subgraph.`,
    );
  return subgraph;
}
