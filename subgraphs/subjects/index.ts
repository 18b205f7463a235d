import { runWhenMain } from '../framework/runWhenMain';
import { subjectsSubgraph } from './subgraph';

export const subgraph = runWhenMain(subjectsSubgraph, module);
