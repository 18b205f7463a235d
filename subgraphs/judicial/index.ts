export { judicialSubgraph as subgraph } from './subgraph';
