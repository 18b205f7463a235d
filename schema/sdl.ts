import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphName } from './subgraphs';

export { SUBGRAPH_NAMES, type SubgraphName } from './subgraphs';

/** The committed file with the expanded SDL of a subgraph; `npm run generate` writes it. */
function sdlFile(name: SubgraphName): string {
  return join(__dirname, 'generated', `${name}.graphql`);
}

/**
 * The whole SDL of a subgraph, for the subgraph's server and for composition.
 * @throws ENOENT when `npm run generate` has not written it
 */
export function subgraphSdl(name: SubgraphName): string {
  return readFileSync(sdlFile(name), 'utf8');
}
