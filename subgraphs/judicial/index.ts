import { runWhenMain } from '../framework/runWhenMain';
import { judicialSubgraph } from './subgraph';

export const subgraph = runWhenMain(judicialSubgraph, module);
