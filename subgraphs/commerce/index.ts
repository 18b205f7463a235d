export { commerceSubgraph as subgraph } from './subgraph';
