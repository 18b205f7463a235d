import type { SubgraphName } from '../schema/sdl';
import type { SubgraphDefinition } from './framework/definition';

/** What the folder of a subgraph exports. */
interface SubgraphFolder {
  readonly subgraph?: SubgraphDefinition;
}

/**
 * Loads the definition of a subgraph, and of no other.
 * @throws Error when its folder does not export one
 */
export function definitionOf(name: SubgraphName): SubgraphDefinition {
  // The list in schema/subgraphs.ts names the folders; imports here would be a second list.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { subgraph } = require(`./${name}`) as SubgraphFolder;
  if (subgraph?.name !== name)
    throw new Error(
      `subgraphs/${name}/index.ts must export the definition of ${name} as subgraph.`,
    );
  return subgraph;
}
