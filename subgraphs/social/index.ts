export { socialSubgraph as subgraph } from './subgraph';
