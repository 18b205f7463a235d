export { governmentSubgraph as subgraph } from './subgraph';
