export { statisticsSubgraph as subgraph } from './subgraph';
