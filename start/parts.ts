/** What a start in one process needs besides its settings and its database. */
export { startGateway } from '../gateway/startGateway';
export { isSeeded, seedWorld } from '../seed/seedWorld';
export { createSubgraphs } from '../subgraphs';
export { welcome } from './welcome';
