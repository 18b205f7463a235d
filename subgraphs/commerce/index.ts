import { runWhenMain } from '../framework/runWhenMain';
import { commerceSubgraph } from './subgraph';

export const subgraph = runWhenMain(commerceSubgraph, module);
