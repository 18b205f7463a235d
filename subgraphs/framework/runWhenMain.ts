import type { SubgraphDefinition } from './definition';
import type * as Run from './runSubgraph';

/**
 * Runs a subgraph as a process of its own where its `index.ts` is the program that Node was
 * started with; returns the definition, for a process that calls it in process.
 * @param program the `module` of the `index.ts`
 */
export function runWhenMain<Definition extends SubgraphDefinition>(
  definition: Definition,
  program: NodeJS.Module,
): Definition {
  if (require.main === program) {
    // The HTTP server is loaded only where it is used.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { runSubgraph } = require('./runSubgraph') as typeof Run;
    void runSubgraph(definition);
  }
  return definition;
}
