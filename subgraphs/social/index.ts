import { runWhenMain } from '../framework/runWhenMain';
import { socialSubgraph } from './subgraph';

export const subgraph = runWhenMain(socialSubgraph, module);
