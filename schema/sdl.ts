import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphName } from './subgraphs';

export { SUBGRAPH_NAMES, type SubgraphName } from './subgraphs';

/** Where the expanded SDL of a subgraph is committed; `npm run generate` writes it. */
function sdlFile(name: SubgraphName): string {
  return join(__dirname, 'generated', `${name}.graphql`);
}

/**
 * The whole SDL of a subgraph, as the subgraph serves it and composition reads it.
 * @throws ENOENT when `npm run generate` has not written it
 */
export function subgraphSdl(name: SubgraphName): string {
  return readFileSync(sdlFile(name), 'utf8');
}
