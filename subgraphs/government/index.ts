import { runWhenMain } from '../framework/runWhenMain';
import { governmentSubgraph } from './subgraph';

export const subgraph = runWhenMain(governmentSubgraph, module);
